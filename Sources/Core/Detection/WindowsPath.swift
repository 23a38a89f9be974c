/// What a Windows path is made of.
package enum WindowsPath {
    /// The last component: the file's name. Both separators count, as Windows takes both.
    package static func fileName(_ path: String) -> String {
        var path = path
        let name = path.withUTF8 { bytes -> String? in
            var start = bytes.count
            while start > 0, bytes[start - 1] != 92, bytes[start - 1] != 47 { start -= 1 }
            if start == 0 { return nil }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start...]), as: UTF8.self)
        }
        return name ?? path
    }

    /// The folder, without the last separator; empty when there is none.
    package static func folder(_ path: String) -> String {
        let bytes = path.utf8
        guard let separator = bytes.lastIndex(where: { $0 == 92 || $0 == 47 }) else { return "" }
        return String(path[..<separator])
    }

    /// The extension of the file's name in lower case, without its dot; empty when there is none.
    package static func fileExtension(_ path: String) -> String {
        var extensionBytes: [UInt8] = []
        for byte in path.utf8.reversed() {
            switch byte {
            case 46:
                extensionBytes.reverse()
                return CaseFolding.folded(String(decoding: extensionBytes, as: UTF8.self))
            case 92, 47, 58: return ""
            default: extensionBytes.append(byte)
            }
        }
        return ""
    }
}
