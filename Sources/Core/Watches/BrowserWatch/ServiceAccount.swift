import Detection
import Events

/// The accounts of services, under which nobody sits at a screen.
enum ServiceAccount {
    private static let names = [
        "*\\SYSTEM", "SYSTEM", "*\\LOCAL SERVICE", "*\\NETWORK SERVICE", "LOCAL SERVICE", "NETWORK SERVICE",
        "NT SERVICE\\*", "IIS APPPOOL\\*", "*$", "www-data", "nobody", "daemon",
    ].map { Wildcard($0) }

    static func runs(_ process: borrowing Process, _ user: User) -> Bool {
        switch process.logonID.isEmpty ? user.logonID : process.logonID {
        case "0x3e7", "0x3e4", "0x3e5": return true
        default: break
        }
        if process.user.isEmpty {
            if user.id == "S-1-5-18" || user.id == "S-1-5-19" || user.id == "S-1-5-20" { return true }
            return isOne(user.name)
        }
        return isOne(process.user)
    }

    private static func isOne(_ name: String) -> Bool {
        guard !name.isEmpty else { return false }
        let folded = FoldedText(name)
        return names.contains { $0.matches(folded) }
    }
}
