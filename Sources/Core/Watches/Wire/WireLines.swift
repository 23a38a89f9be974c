/// Lines of a policy's wire form, as they are written.
struct WireLines {
    private(set) var out: [UInt8] = []
    /// Entries and values.
    private(set) var things = 0
    var isInEntry = false

    mutating func writeHead() {
        out.append(contentsOf: PolicyWire.head.utf8)
        out.append(10)
    }

    mutating func write(section name: String, _ fields: (inout WireFields) -> Void) {
        out.append(91)
        out.append(contentsOf: name.utf8)
        out.append(10)
        var writing = WireFields(name, isWriting: true)
        // The lines go there and back, so that they are never copied.
        swap(&writing.lines, &self)
        fields(&writing)
        swap(&writing.lines, &self)
    }

    mutating func write(field key: String, _ values: [String]) {
        if isInEntry { out.append(32) }
        out.append(contentsOf: key.utf8)
        for value in values {
            out.append(9)
            write(value)
        }
        out.append(10)
        things += values.count
    }

    mutating func write(list key: String) {
        out.append(123)
        out.append(contentsOf: key.utf8)
        out.append(10)
    }

    mutating func write(entry id: String) {
        out.append(45)
        write(id)
        out.append(10)
        things += 1
    }

    private mutating func write(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case 9: out.append(contentsOf: [92, 116])
            case 10: out.append(contentsOf: [92, 110])
            case 92: out.append(contentsOf: [92, 92])
            default: out.append(byte)
            }
        }
    }
}
