/// The parts of FTP's commands and replies that name a place: RFC 959 and RFC 2428.
enum FTPWords {
    /// A command in capitals and what follows it.
    static func command(_ line: [UInt8]) -> (name: String, rest: String) {
        let clean = withoutTelnet(line)
        let end = clean.firstIndex(of: 32) ?? clean.count
        let name = clean[..<min(end, 8)].map { $0 >= 97 && $0 <= 122 ? $0 - 32 : $0 }
        return (
            String(decoding: name, as: UTF8.self), String(decoding: clean[min(clean.count, end + 1)...], as: UTF8.self)
        )
    }

    /// The code of a reply, and whether more lines of the same follow.
    static func reply(_ line: [UInt8]) -> (code: UInt16, goesOn: Bool)? {
        guard line.count >= 3, line[..<3].allSatisfy({ $0 >= 48 && $0 <= 57 }), line[0] >= 49, line[0] <= 54 else {
            return nil
        }
        return (line[..<3].reduce(0) { $0 * 10 + UInt16($1 - 48) }, line.count > 3 && line[3] == 45)
    }

    /// `h1,h2,h3,h4,p1,p2` anywhere in a text: the port.
    static func port(in text: some Sequence<UInt8>) -> UInt16? {
        var numbers: [UInt32] = []
        var number: UInt32?
        for byte in Array(text) + [0] {
            if byte >= 48, byte <= 57 {
                number = min((number ?? 0) * 10 + UInt32(byte - 48), 1000)
            } else {
                if let value = number { numbers.append(value) }
                number = nil
                if numbers.count == 6, numbers.allSatisfy({ $0 < 256 }) {
                    return UInt16(numbers[4] << 8 | numbers[5])
                }
                if byte != 44 { numbers.removeAll() }
            }
        }
        return nil
    }

    /// `|1|132.235.1.2|6275|` or `|||6446|`, with any mark in place of `|`: the port.
    static func extendedPort(in text: some Sequence<UInt8>) -> UInt16? {
        let bytes = Array(text)
        guard let open = bytes.firstIndex(of: 40).map({ $0 + 1 }) ?? (bytes.isEmpty ? nil : 0), open < bytes.count
        else {
            return nil
        }
        let parts = bytes[open...].split(separator: bytes[open], omittingEmptySubsequences: false)
        guard parts.count >= 5 else { return nil }
        return UInt16(String(decoding: parts[3], as: UTF8.self))
    }

    /// Telnet's own signals in front of an ABOR are no part of the command.
    private static func withoutTelnet(_ line: [UInt8]) -> [UInt8] {
        guard line.contains(255) else { return line }
        var out: [UInt8] = []
        var place = 0
        while place < line.count {
            if line[place] == 255, place + 1 < line.count, line[place + 1] >= 240 {
                if line[place + 1] == 255 { out.append(255) }
                place += 2
            } else {
                out.append(line[place])
                place += 1
            }
        }
        return out
    }
}
