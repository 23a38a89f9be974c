import Detection
import Hummingbird

/// Which language a page is in: the account's choice first, then the one chosen before sign-in, then the browser's.
enum LanguageChoice {
    static let cookieName = "__Host-language"

    static func cookie(_ language: Language) -> String {
        "\(cookieName)=\(language.rawValue); Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax"
    }

    static func language(_ request: Request) -> Language {
        if let chosen = request.cookies[cookieName].flatMap({ Language(rawValue: $0.value) }) { return chosen }
        return preferred(request.headers[.acceptLanguage] ?? "")
    }

    /// - Parameter header: `Accept-Language`, as RFC 9110 has it.
    static func preferred(_ header: String) -> Language {
        var best: (language: Language, weight: Double)?
        for part in header.utf8.prefix(1_000).split(separator: UInt8(ascii: ",")).compactMap(String.init) {
            let pieces = part.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
            guard let tag = pieces.first,
                let language = Language.allCases.first(where: {
                    tag.lowercased() == $0.rawValue || tag.lowercased().hasPrefix($0.rawValue + "-")
                })
            else { continue }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            if weight > best?.weight ?? 0 { best = (language, weight) }
        }
        return best?.language ?? .en
    }
}
