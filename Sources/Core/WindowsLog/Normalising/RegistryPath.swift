/// Registry paths in one form: `HKLM\SYSTEM\CurrentControlSet\…`, `HKU\S-1-5-21-…\Software\Classes\…`.
enum RegistryPath {
    /// - Parameter userID: The acting user's SID, for paths below `HKCU`; they stay below `HKU\HKCU` when it is unknown.
    static func normalised(_ path: String, userID: String) -> String {
        var path = path
        if let rest = FilePath.remainder(path, after: "\\REGISTRY\\MACHINE")
            ?? FilePath.remainder(path, after: "HKEY_LOCAL_MACHINE")
        {
            path = "HKLM" + rest
        } else if let rest = FilePath.remainder(path, after: "\\REGISTRY\\USER")
            ?? FilePath.remainder(path, after: "HKEY_USERS")
        {
            path = "HKU" + rest
        } else if let rest = FilePath.remainder(path, after: "HKCR\\")
            ?? FilePath.remainder(path, after: "HKEY_CLASSES_ROOT\\")
        {
            path = "HKLM\\SOFTWARE\\Classes\\" + rest
        } else if let rest = FilePath.remainder(path, after: "HKCU\\")
            ?? FilePath.remainder(path, after: "HKEY_CURRENT_USER\\")
        {
            path = "HKU\\" + (userID.isEmpty ? "HKCU" : userID) + "\\" + rest
        }
        if path.utf8.first == 72, let rest = FilePath.remainder(path, after: "HKLM\\SYSTEM\\ControlSet00") {
            // ControlSet001 is what CurrentControlSet points to on nearly every machine; any other number is a backup of it.
            if let separator = rest.utf8.firstIndex(of: 92) {
                return "HKLM\\System\\CurrentControlSet" + String(rest[separator...])
            }
            return path
        }
        if let rest = FilePath.remainder(path, after: "HKU\\") { return withClasses(path, rest) }
        return path
    }

    /// `HKU\<SID>_Classes` is another door to `HKU\<SID>\Software\Classes`.
    private static func withClasses(_ path: String, _ rest: String) -> String {
        let bytes = rest.utf8
        let end = bytes.firstIndex(of: 92) ?? bytes.endIndex
        let suffix = "_Classes"
        guard bytes.distance(from: bytes.startIndex, to: end) > suffix.utf8.count else { return path }
        let start = bytes.index(end, offsetBy: -suffix.utf8.count)
        guard FilePath.remainder(String(rest[start..<end]), after: suffix) != nil else { return path }
        return "HKU\\" + String(rest[..<start]) + "\\Software\\Classes" + String(rest[end...])
    }

    /// The last component: the value's name in a path that ends with one.
    static func lastComponent(_ path: String) -> String {
        guard let separator = path.utf8.lastIndex(of: 92) else { return path }
        return String(path[path.utf8.index(after: separator)...])
    }
}
