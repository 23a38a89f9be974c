/// Somebody who works there, or an account of the system.
package struct Account: Sendable {
    package var domain: String
    package var name: String
    package var sid: String
    /// The folder below `C:\Users`.
    package var folder: String

    package var fullName: String { domain + "\\" + name }
    package var profile: String { "C:\\Users\\" + folder }

    package static let system = Account(domain: "NT AUTHORITY", name: "SYSTEM", sid: "S-1-5-18", folder: "")
    package static let localService = Account(
        domain: "NT AUTHORITY", name: "LOCAL SERVICE", sid: "S-1-5-19", folder: "")
    package static let networkService = Account(
        domain: "NT AUTHORITY", name: "NETWORK SERVICE", sid: "S-1-5-20", folder: "")
}

/// The organisation: a town hall with a file server and six PCs.
package enum Organisation {
    static let domain = "SHINMEI"
    static let suffix = "shinmei.example.jp"
    static let serverName = "FS01"
    static let serverAddress = "192.168.10.11"
    static let controllerAddress = "192.168.10.10"
    static let domainSID = "S-1-5-21-1842700965-2210386117-3371859024"

    static let tanaka = person("tanaka", 1105)
    /// Its folder has a name in Japanese, as on PCs that were set up by hand.
    static let suzuki = person("suzuki", 1106, folder: "鈴木")
    static let sato = person("sato", 1107)
    static let takahashi = person("takahashi", 1108)
    static let ito = person("ito", 1109)
    static let watanabe = person("watanabe", 1110)
    static let administrator = person("adm-watanabe", 1151)

    static func person(_ name: String, _ number: Int, folder: String? = nil) -> Account {
        Account(domain: domain, name: name, sid: "\(domainSID)-\(number)", folder: folder ?? name)
    }
}

/// Addresses of names; always the same for one name.
enum Internet {
    static func address(_ name: String) -> String {
        if name.utf8.allSatisfy({ $0 == 46 || $0 == 58 || ($0 >= 48 && $0 <= 57) }) { return name }
        if name.hasSuffix(Organisation.suffix) {
            return name.hasPrefix("fs01") ? Organisation.serverAddress : Organisation.controllerAddress
        }
        var hash: UInt32 = 2_166_136_261
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        let (c, d) = (hash >> 8 & 0xff, hash % 253 + 1)
        if name.hasSuffix("google.com") || name.hasSuffix("googleapis.com") || name.hasSuffix("gstatic.com") {
            return "142.250.\(c).\(d)"
        }
        if name.hasSuffix("microsoft.com") || name.hasSuffix("office.com") || name.hasSuffix("office365.com") {
            return "13.107.\(c).\(d)"
        }
        return "104.\(16 + hash % 12).\(c).\(d)"
    }
}
