/// Paths of files in the one form in which people and patterns know them: `C:\Users\…`, `\\SERVER\share\…`.
enum FilePath {
    /// Takes off the prefixes of the object manager and of the Win32 namespace.
    ///
    /// Which drive letter a `\Device\HarddiskVolume3` had is not in the records. It is `C:` where the first folder is one
    /// that only the system drive has; elsewhere the path stays as it is.
    ///
    /// Empty where Sysmon says that it does not know the program.
    static func normalised(_ path: String) -> String {
        let bytes = path.utf8
        guard let first = bytes.first, first == 92 || first == 37 || first == 60 else { return path }
        if first == 60 { return path == "<unknown process>" ? "" : path }
        if let rest = remainder(path, after: "\\??\\UNC\\") ?? remainder(path, after: "\\\\?\\UNC\\") {
            return "\\\\" + rest
        }
        if let rest = remainder(path, after: "\\??\\") ?? remainder(path, after: "\\\\?\\")
            ?? remainder(path, after: "\\\\.\\")
        {
            return normalised(rest)
        }
        if let rest = remainder(path, after: "\\Device\\Mup\\")
            ?? remainder(path, after: "\\Device\\LanmanRedirector\\")
        {
            return "\\\\" + withoutSession(rest)
        }
        if let rest = remainder(path, after: "\\Device\\HarddiskVolume") {
            guard let separator = rest.utf8.firstIndex(of: 92) else { return path }
            let inVolume = String(rest[separator...])
            for folder in systemFolders where remainder(inVolume, after: folder) != nil { return "C:" + inVolume }
            return path
        }
        if let rest = remainder(path, after: "\\SystemRoot\\") ?? remainder(path, after: "%SystemRoot%\\")
            ?? remainder(path, after: "%windir%\\")
        {
            return "C:\\Windows\\" + rest
        }
        return path
    }

    private static let systemFolders = [
        "\\Windows\\", "\\Program Files\\", "\\Program Files (x86)\\", "\\Users\\", "\\ProgramData\\",
    ]

    /// `;Z:0000000000012345\server\share` of the redirector is `server\share`.
    private static func withoutSession(_ text: String) -> String {
        guard text.utf8.first == 59, let separator = text.utf8.firstIndex(of: 92) else { return text }
        return String(text[text.utf8.index(after: separator)...])
    }

    /// What follows `prefix`, whose ASCII letters match in either case; nil when `text` begins otherwise.
    static func remainder(_ text: String, after prefix: StaticString) -> String? {
        prefix.withUTF8Buffer { remainder(text, afterBytes: $0) }
    }

    static func remainder(_ text: String, after prefix: String) -> String? {
        var prefix = prefix
        return prefix.withUTF8 { remainder(text, afterBytes: $0) }
    }

    private static func remainder(_ text: String, afterBytes prefix: UnsafeBufferPointer<UInt8>) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            guard bytes.count >= prefix.count else { return nil }
            for index in 0..<prefix.count where folded(bytes[index]) != folded(prefix[index]) { return nil }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[prefix.count...]), as: UTF8.self)
        }
    }

    private static func folded(_ byte: UInt8) -> UInt8 {
        byte &- 65 < 26 ? byte | 32 : byte
    }
}
