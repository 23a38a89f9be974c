import Detection

/// Addresses in command lines and scripts.
enum TransferAddress {
    /// The first URL of a text; empty when there is none. A `file:` URL names no other end and does not count.
    static func url(in text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            var at = 0
            while at + 2 < bytes.count {
                guard bytes[at] == 58, bytes[at + 1] == 47, bytes[at + 2] == 47 else {
                    at += 1
                    continue
                }
                var start = at
                while start > 0, at - start < 12, isSchemeByte(bytes[start - 1]) { start -= 1 }
                let end = self.end(bytes, from: at + 3)
                if start < at, end > at + 3 {
                    let url = String(decoding: bytes[start..<end], as: UTF8.self)
                    if CaseFolding.folded(String(url.prefix(5))) != "file:" { return url }
                }
                at = end
            }
            return ""
        }
    }

    /// Where a URL ends that has begun before `start`: at a quote or a blank, and before punctuation that closes a sentence or
    /// an argument list. Parentheses inside a URL belong to it.
    private static func end(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        var open = 0
        scan: while end < bytes.count, end - start < 2_048 {
            switch bytes[end] {
            case 0...32, 34, 39, 60, 62, 96, 124, 94, 59: break scan
            case 40: open += 1
            case 41:
                if open == 0 { break scan }
                open -= 1
            default: break
            }
            end += 1
        }
        while end > start, [44, 46].contains(bytes[end - 1]) { end -= 1 }
        return end
    }

    private static func isSchemeByte(_ byte: UInt8) -> Bool {
        (byte | 32) &- 97 < 26 || byte &- 48 < 10 || byte == 43 || byte == 45
    }

    /// The host of a URL, in lower case, without user, password and port; empty when it is none.
    static func host(ofURL url: String) -> String {
        let bytes = Array(url.utf8)
        var start = 0
        while start + 2 < bytes.count, !(bytes[start] == 58 && bytes[start + 1] == 47 && bytes[start + 2] == 47) {
            start += 1
        }
        guard start + 3 < bytes.count else { return "" }
        start += 3
        var end = start
        while end < bytes.count, ![47, 63, 35, 92].contains(bytes[end]) {
            if bytes[end] == 64 { start = end + 1 }
            end += 1
        }
        if start < end, bytes[start] == 91, let bracket = bytes[start..<end].firstIndex(of: 93) {
            return folded(bytes[start + 1..<bracket])
        }
        return folded(bytes[start..<(bytes[start..<end].firstIndex(of: 58) ?? end)])
    }

    /// The host of `user@host:path`, as scp, rsync and their like name the other end; nil when the word is a path of this host,
    /// an URL or a switch. A single letter before the colon is a drive.
    static func remoteHost(_ word: String) -> String? {
        let bytes = Array(word.utf8)
        guard bytes.first != 45, let colon = bytes.firstIndex(of: 58), colon > 1 else { return nil }
        if bytes[..<colon].contains(where: { $0 == 47 || $0 == 92 || $0 == 61 }) { return nil }
        if colon + 2 < bytes.count, bytes[colon + 1] == 47, bytes[colon + 2] == 47 { return nil }
        let start = bytes[..<colon].lastIndex(of: 64).map { $0 + 1 } ?? 0
        return start < colon ? folded(bytes[start..<colon]) : nil
    }

    /// The host of the first `user@host` of a command line, in lower case; empty when there is none.
    static func mailHost(in commandLine: String) -> String {
        for word in FTPCommand.words(commandLine).dropFirst() {
            let bytes = Array(word.utf8)
            guard let at = bytes.lastIndex(of: 64), at + 1 < bytes.count else { continue }
            return folded(bytes[(at + 1)...])
        }
        return ""
    }

    private static func folded(_ bytes: ArraySlice<UInt8>) -> String {
        var lower: [UInt8] = []
        lower.reserveCapacity(bytes.count)
        for byte in bytes { lower.append(byte &- 65 < 26 ? byte | 32 : byte) }
        return String(decoding: lower, as: UTF8.self)
    }
}
