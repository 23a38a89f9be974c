/// A chunk with one record, whose template fills the same value into every element.
enum AmplifyingChunk {
    static func bytes(elements: Int, letters: Int) -> [UInt8] {
        var chunk = [UInt8](repeating: 0, count: 512)
        func put16(_ number: Int) { chunk += [UInt8(number & 0xff), UInt8(number >> 8 & 0xff)] }
        func put32(_ number: Int) {
            put16(number & 0xffff)
            put16(number >> 16)
        }
        var places: [String: Int] = [:]
        func put(name: String) {
            if let place = places[name] { return put32(place) }
            places[name] = chunk.count + 4
            put32(chunk.count + 4)
            put32(0)
            put16(0)
            put16(name.utf16.count)
            for unit in name.utf16 { put16(Int(unit)) }
            put16(0)
        }
        func open(_ name: String) {
            chunk.append(1)
            put16(0xffff)
            put32(0)
            put(name: name)
            chunk.append(2)
        }
        put32(0x2a2a)
        put32(0)
        put32(1)
        put32(0)
        put32(0)
        put32(0)
        chunk += [15, 1, 1, 0, 12, 1]
        put32(1)
        put32(chunk.count + 4)
        put32(0)
        chunk += [UInt8](repeating: 7, count: 16)
        let size = chunk.count
        put32(0)
        open("Event")
        open("System")
        open("EventID")
        chunk += [5, 1]
        put16(1)
        put16(0x31)
        chunk += [4, 4]
        open("EventData")
        for _ in 0..<elements {
            open("Data")
            chunk += [13, 0, 0, 1, 4]
        }
        chunk += [4, 4, 0]
        let templateSize = chunk.count - size - 4
        put32(1)
        put16(letters * 2)
        put16(1)
        for _ in 0..<letters { put16(0x61) }
        chunk.append(0)
        let recordSize = chunk.count + 4 - 512
        put32(recordSize)
        for index in 0..<4 {
            chunk[512 + 4 + index] = UInt8(recordSize >> (8 * index) & 0xff)
            chunk[size + index] = UInt8(templateSize >> (8 * index) & 0xff)
        }
        precondition(chunk.count <= 65_536, "it must fit into a chunk")
        return chunk
    }
}
