/// Members of an object, each only where it has something to say. A comma comes before each: the first one of an object is
/// written by hand.
extension TextBuffer {
    @inline(__always)
    mutating func key(_ key: EventKey) {
        bytes.append(contentsOf: (packsKeys ? EventKey.packedMembers : EventKey.members)[Int(key.rawValue)])
    }

    mutating func member(_ key: EventKey, _ text: String) {
        guard !text.isEmpty else { return }
        (packsKeys ? EventKey.packedMembers : EventKey.members)[Int(key.rawValue)].withUnsafeBufferPointer {
            append(json: text, behind: $0)
        }
    }

    mutating func member<N: UnsignedInteger>(_ key: EventKey, _ number: N?) {
        guard let number else { return }
        self.key(key)
        append(UInt64(number))
    }

    mutating func member(_ key: EventKey, _ time: Timestamp?) {
        guard let time else { return }
        self.key(key)
        append(json: time)
    }

    mutating func member(_ key: EventKey, _ flag: Bool?) {
        guard let flag else { return }
        self.key(key)
        append(flag ? "true" as StaticString : "false")
    }

    mutating func member(_ key: EventKey, _ texts: [String]) {
        guard !texts.isEmpty else { return }
        self.key(key)
        var separator = UInt8(ascii: "[")
        for text in texts {
            append(byte: separator)
            append(json: text)
            separator = UInt8(ascii: ",")
        }
        append(byte: UInt8(ascii: "]"))
    }

    mutating func append(json time: Timestamp) {
        append(byte: UInt8(ascii: "\""))
        append(time)
        append(byte: UInt8(ascii: "\""))
    }
}
