import EventFiles

/// One chunk in the making: its bytes, and the names and templates that it holds so far.
struct ChunkWriter {
    private(set) var bytes = [UInt8](repeating: 0, count: headerSize)
    private(set) var isEmpty = true
    private var names: [String: Int] = [:]
    private var nameBuckets = [UInt32](repeating: 0, count: 64)
    private var templates: [[UInt8]: Int] = [:]
    private var templateBuckets = [UInt32](repeating: 0, count: 32)
    private var lastRecord = 0
    private var firstNumber: UInt64 = 0
    private var lastNumber: UInt64 = 0

    static let size = 65_536
    static let headerSize = 512

    var position: Int { bytes.count }

    mutating func put(_ more: [UInt8]) { bytes += more }
    mutating func removeLast() { bytes.removeLast() }
    mutating func put(_ byte: UInt8) { bytes.append(byte) }
    mutating func put16(_ number: Int) { bytes += UInt16(truncatingIfNeeded: number).littleEndianBytes }
    mutating func put32(_ number: Int) { bytes += UInt32(truncatingIfNeeded: number).littleEndianBytes }

    /// Leaves room for a size that is known later; see ``endSize(_:)``.
    mutating func beginSize() -> Int {
        put32(0)
        return position
    }

    /// Fills in the bytes written since.
    mutating func endSize(_ start: Int) {
        set32(start - 4, position - start)
    }

    mutating func set32(_ offset: Int, _ number: Int) {
        bytes.replaceSubrange(offset..<(offset + 4), with: UInt32(truncatingIfNeeded: number).littleEndianBytes)
    }

    mutating func set16(_ offset: Int, _ number: Int) {
        bytes.replaceSubrange(offset..<(offset + 2), with: UInt16(truncatingIfNeeded: number).littleEndianBytes)
    }

    /// Refers to a name, and writes it here where the chunk has it for the first time.
    mutating func put(name: String) {
        if let known = names[name] {
            put32(known)
            return
        }
        put32(position + 4)
        names[name] = position
        let hash = name.utf16.reduce(UInt32(0)) { $0 &* 65_599 &+ UInt32($1) } & 0xffff
        let bucket = Int(hash % 64)
        let start = position
        put32(Int(nameBuckets[bucket]))
        nameBuckets[bucket] = UInt32(start)
        put16(Int(hash))
        put16(name.utf16.count)
        put(EVTXValue.string(name).bytes)
        put16(0)
    }

    /// Begins an instance of the template with `guid`, and writes the template here where the chunk lacks it.
    mutating func putInstance(of guid: [UInt8], body: (inout ChunkWriter) -> Void) {
        put([0x0c, 0x01] + guid[..<4])
        if let known = templates[guid] {
            put32(known)
            return
        }
        put32(position + 4)
        templates[guid] = position
        let bucket = Int(guid[0]) % 32
        let start = position
        put32(Int(templateBuckets[bucket]))
        templateBuckets[bucket] = UInt32(start)
        put(guid)
        let size = beginSize()
        body(&self)
        endSize(size)
    }

    /// Writes a record around what `body` writes.
    ///
    /// - Returns: False when the chunk is full; it must then be discarded for the copy made before.
    mutating func putRecord(number: UInt64, fileTime: UInt64, body: (inout ChunkWriter) -> Void) -> Bool {
        let start = position
        put32(0x2a2a)
        put32(0)
        put(number.littleEndianBytes)
        put(fileTime.littleEndianBytes)
        body(&self)
        while position % 8 != 4 { put(0) }
        put32(0)
        let size = position - start
        set32(start + 4, size)
        set32(position - 4, size)
        if isEmpty { firstNumber = number }
        isEmpty = false
        lastNumber = number
        lastRecord = start
        return position <= Self.size
    }

    /// The whole chunk with its header and checksums.
    func finished() -> [UInt8] {
        var header: [UInt8] = Array("ElfChnk".utf8) + [0]
        for _ in 0..<2 { header += firstNumber.littleEndianBytes + lastNumber.littleEndianBytes }
        header += UInt32(128).littleEndianBytes + UInt32(lastRecord).littleEndianBytes
        header += UInt32(bytes.count).littleEndianBytes
        let records = bytes[Self.headerSize...].withUnsafeBytes { CRC32.checksum($0) }
        header += records.littleEndianBytes
        header += [UInt8](repeating: 0, count: 128 - header.count)
        for bucket in nameBuckets + templateBuckets { header += bucket.littleEndianBytes }
        let front = header[..<120].withUnsafeBytes { CRC32.checksum($0) }
        let checksum = header[128...].withUnsafeBytes { CRC32.checksum($0, continuing: front) }
        header.replaceSubrange(124..<128, with: checksum.littleEndianBytes)
        return header + bytes[Self.headerSize...] + [UInt8](repeating: 0, count: Self.size - bytes.count)
    }
}
