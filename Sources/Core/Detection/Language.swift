/// The languages that people read Mitsuke in.
package enum Language: String, CaseIterable, Sendable {
    case ja, en
}

/// A text in every language; that there is one of each is what the compiler checks.
package struct Text: Sendable, Equatable {
    package var en: String
    package var ja: String

    package init(en: String, ja: String) {
        self.en = en
        self.ja = ja
    }

    package subscript(language: Language) -> String {
        switch language {
        case .ja: ja
        case .en: en
        }
    }
}
