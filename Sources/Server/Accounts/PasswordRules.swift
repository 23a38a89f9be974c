import Foundation

/// What a password has to be: long, and not what everybody tries first. Any characters, Japanese too.
package enum PasswordRules {
    package enum Fault: Sendable, Equatable {
        case tooShort(least: Int)
        case tooLong(mostBytes: Int)
        case containsName
        case common
    }

    package static let least = 12
    package static let mostBytes = 1_024

    /// Nil where the password is good.
    package static func fault(in password: String, name: String) -> Fault? {
        guard password.utf8.count <= mostBytes else { return .tooLong(mostBytes: mostBytes) }
        let password = password.precomposedStringWithCanonicalMapping.lowercased()
        guard password.count >= least else { return .tooShort(least: least) }
        let name = name.precomposedStringWithCanonicalMapping.lowercased()
        // A name of one or two letters is in many good passwords.
        if name.count >= 3, password.contains(name) { return .containsName }
        if Set(password).count < 4 { return .common }
        if common.contains(where: { password.hasPrefix($0) && password.count < $0.count + 5 }) { return .common }
        return nil
    }

    private static let common = [
        "administrator", "changemechangeme", "iloveyouiloveyou", "letmeinletmein", "mitsukemitsuke", "p@ssw0rdp@ssw0rd",
        "p@ssw0rd1234", "password", "password1234", "passwordpassword", "qwertyuiop", "qwertyuiopasdf", "1234567890",
        "123456789012", "1q2w3e4r5t6y", "1qaz2wsx3edc", "abcdefghijkl", "welcome12345", "パスワードパスワード",
    ]
}
