import Detection

/// What stands around a page: menu, who is signed in, what is wrong with the server.
struct Frame: Sendable {
    var title: String
    /// `ja`, `en`
    var language: String
    /// Nil before sign-in; then there is no menu.
    var account: String?
    var role = ""
    /// For ``Parts/token``.
    var token = ""
    var sections: [MenuSection] = []
    /// What was just done, once.
    var notice: String?
    /// What is wrong with the server now.
    var conditions: [String] = []
    var languages: [LanguageLink] = []
    let style = Asset.style.address
    let script = Asset.script.address
    let icon = Asset.icon.address
}

struct MenuSection: Sendable {
    var head: String?
    var items: [MenuItem]
}

struct MenuItem: Sendable {
    var name: String
    var address: String
    var isCurrent: Bool
    /// What waits there.
    var count: String?
}

/// To the same page in another language.
struct LanguageLink: Sendable {
    var code: String
    var name: String
    var address: String
    var isCurrent: Bool
}
