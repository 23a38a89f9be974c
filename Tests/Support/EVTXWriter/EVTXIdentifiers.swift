/// A GUID, as its sixteen bytes lie in a file.
package struct EVTXGUID: Equatable, Hashable, Sendable {
    package var bytes: [UInt8]

    /// - Parameter bytes: Sixteen.
    package init(bytes: [UInt8]) {
        precondition(bytes.count == 16, "a GUID has sixteen bytes")
        self.bytes = bytes
    }

    /// From the usual form, with or without braces; nil when it is none.
    package init?(_ text: String) {
        let digits = text.filter { $0 != "-" && $0 != "{" && $0 != "}" }
        guard digits.utf8.count == 32 else { return nil }
        var raw: [UInt8] = []
        var rest = Substring(digits)
        while !rest.isEmpty {
            guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
            raw.append(byte)
            rest = rest.dropFirst(2)
        }
        bytes = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15].map { raw[$0] }
    }
}

/// A security identifier.
package struct EVTXSID: Equatable, Hashable, Sendable {
    package var authority: UInt64
    package var parts: [UInt32]

    /// - Parameter parts: At most 255.
    package init(authority: UInt64, parts: [UInt32]) {
        self.authority = authority
        self.parts = parts
    }

    /// From `S-1-5-18` and the like; nil when it is none.
    package init?(_ text: String) {
        let fields = text.split(separator: "-", omittingEmptySubsequences: false)
        guard fields.count >= 3, fields[0] == "S", fields[1] == "1", let authority = UInt64(fields[2]) else {
            return nil
        }
        let parts = fields.dropFirst(3).compactMap { UInt32($0) }
        guard parts.count == fields.count - 3, parts.count < 256 else { return nil }
        self.init(authority: authority, parts: parts)
    }

    package var bytes: [UInt8] {
        [1, UInt8(parts.count)] + authority.littleEndianBytes[..<6].reversed() + parts.flatMap { $0.littleEndianBytes }
    }
}

extension EVTXGUID {
    /// In upper case, without braces.
    package var text: String {
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }
        return [[3, 2, 1, 0], [5, 4], [7, 6], [8, 9], [10, 11, 12, 13, 14, 15]]
            .map { $0.map { hex[$0] }.joined() }.joined(separator: "-")
    }
}
