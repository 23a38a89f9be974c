/// What every watch's policy has: whether it watches, what its rules do, and what it leaves alone.
package struct WatchSettings: Sendable, Equatable {
    package var isEnabled = true
    /// Rules whose level or response differs from what the rule itself says.
    package var rules: [RuleSetting] = []
    package var exclusions: [Exclusion] = []

    package init() {}
}

/// What an agent does when a rule matches. Over recordings the past cannot be prohibited: there it is an alert.
package enum RuleResponse: String, CaseIterable, Sendable {
    case log, alert, prohibit
}

/// What a policy changes about one rule.
package struct RuleSetting: Sendable, Equatable {
    /// The rule's id.
    package var id: String
    package var response = RuleResponse.alert
    /// Nil for the rule's own level.
    package var level: Level?

    package init(id: String) {
        self.id = id
    }
}

/// Ordinary activity that is no finding: everything that is given must match.
///
/// In a pattern `*` stands for any text and `?` for one letter, letters' case does not count, and the pattern must
/// cover the whole text. Of several patterns in one list one is enough.
package struct Exclusion: Sendable, Equatable {
    package var id: String
    package var isEnabled = true
    /// The rules it silences, as patterns; empty for every rule of the watch.
    package var rules: [String] = []
    /// What was touched: a registry path with its value, a file, a destination.
    package var targets: [String] = []
    /// The acting program.
    package var programs: [String] = []
    /// Its parent program.
    package var parents: [String] = []
    package var commandLines: [String] = []
    package var users: [String] = []
    /// New registry data, or the address that a transfer names.
    package var data: [String] = []
    /// Why this is ordinary.
    package var reason = Text(en: "", ja: "")

    package init(id: String) {
        self.id = id
    }
}
