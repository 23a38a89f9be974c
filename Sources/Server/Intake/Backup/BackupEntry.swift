/// A file in a backup, by the name under which it lies in the data folder.
enum BackupEntry {
    /// The key of keys, which lies beside the data folder.
    static let key = "key"

    /// Whether a name is one that backups have. A backup may come from anywhere: no other name is ever written to.
    static func isKnown(_ name: String) -> Bool {
        if [key, "version", "control.sqlite"].contains(name) { return true }
        let parts = name.utf8.split(separator: 47, omittingEmptySubsequences: false)
        if parts.count == 3 { return isEvidence(parts) }
        guard parts.count == 2, (1...100).contains(parts[1].count) else { return false }
        let isPlain = parts[1].allSatisfy { byte in
            byte &- 48 < 10 || (byte | 32) &- 97 < 26 || byte == 45 || byte == 46
        }
        guard isPlain, parts[1].first != 46 else { return false }
        switch String(parts[0]) {
        case "keys": return true
        case "logs": return parts[1].suffix(7).elementsEqual(".sqlite".utf8)
        default: return false
        }
    }

    /// `evidence/<32 digits>/<where it begins>.piece`
    private static func isEvidence(_ parts: [Substring.UTF8View]) -> Bool {
        parts[0].elementsEqual("evidence".utf8) && parts[1].count == 32 && parts[2].count <= 30
            && parts[1].allSatisfy { $0 &- 48 < 10 || $0 &- 97 < 6 } && parts[2].suffix(6).elementsEqual(".piece".utf8)
            && parts[2].count > 6 && parts[2].dropLast(6).allSatisfy { $0 &- 48 < 10 }
    }
}
