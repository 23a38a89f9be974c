/// Takes the bytes of a policy's wire form apart, whatever sections and keys they name.
struct WireReader {
    private var sections: [WireFields] = []
    private var list = ""
    private var entries: [WireFields.Entry] = []
    private var things = 0

    static func sections(_ bytes: [UInt8]) throws(PolicyWireError) -> [WireFields] {
        guard bytes.count <= PolicyWire.limitBytes else { throw .tooLarge }
        var reader = WireReader()
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), text(first) == PolicyWire.head else { throw .unknownForm }
        // Each line has its end.
        guard let last = lines.popLast(), last.isEmpty else { throw .malformed(line: lines.count + 2) }
        var number = 1
        for line in lines {
            number += 1
            guard reader.take(line, number) else {
                throw reader.things > PolicyWire.thingLimit ? .tooLarge : .malformed(line: number)
            }
        }
        reader.endList()
        return reader.sections
    }

    /// False for a line that is none.
    private mutating func take(_ line: ArraySlice<UInt8>, _ number: Int) -> Bool {
        guard let first = line.first else { return false }
        switch first {
        case 91:
            endList()
            guard let name = Self.key(line.dropFirst()), !sections.contains(where: { $0.name == name }) else {
                return false
            }
            sections.append(WireFields(name, isWriting: false))
            return true
        case 123:
            endList()
            guard let name = Self.key(line.dropFirst()), let last = sections.last, last.lists[name] == nil else {
                return false
            }
            list = name
            sections[sections.count - 1].lists[name] = []
            return true
        case 45:
            guard !list.isEmpty, let id = Self.text(line.dropFirst()), count(1) else { return false }
            entries.append(WireFields.Entry(id: id, fields: WireFields(list, isWriting: false)))
            return true
        case 32:
            guard !entries.isEmpty, let (key, values) = field(line.dropFirst(), number) else { return false }
            return entries[entries.count - 1].fields.fields.updateValue(values, forKey: key) == nil
        default:
            guard list.isEmpty, !sections.isEmpty, let (key, values) = field(line, number) else { return false }
            return sections[sections.count - 1].fields.updateValue(values, forKey: key) == nil
        }
    }

    private mutating func endList() {
        if !list.isEmpty { sections[sections.count - 1].lists[list] = entries }
        list = ""
        entries = []
    }

    private mutating func count(_ more: Int) -> Bool {
        things += more
        return things <= PolicyWire.thingLimit
    }

    private mutating func field(_ line: ArraySlice<UInt8>, _ number: Int) -> (String, WireFields.Values)? {
        let parts = line.split(separator: 9, omittingEmptySubsequences: false)
        guard let key = Self.key(parts[0]), count(parts.count - 1) else { return nil }
        var values: [String] = []
        values.reserveCapacity(parts.count - 1)
        for part in parts.dropFirst() {
            guard let value = Self.text(part) else { return nil }
            values.append(value)
        }
        return (key, WireFields.Values(line: number, values: values))
    }

    /// Small letters, digits and dashes.
    private static func key(_ bytes: ArraySlice<UInt8>) -> String? {
        guard !bytes.isEmpty, bytes.count <= 64 else { return nil }
        for byte in bytes where !(byte &- 97 < 26 || byte &- 48 < 10 || byte == 45) { return nil }
        return text(bytes)
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String? {
        guard bytes.contains(92) else { return String(validating: bytes, as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var isEscaped = false
        for byte in bytes {
            if isEscaped {
                switch byte {
                case 92: plain.append(92)
                case 110: plain.append(10)
                case 116: plain.append(9)
                default: return nil
                }
                isEscaped = false
            } else if byte == 92 {
                isEscaped = true
            } else {
                plain.append(byte)
            }
        }
        return isEscaped ? nil : String(validating: plain, as: UTF8.self)
    }
}
