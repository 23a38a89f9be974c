/// One rule that matched one event. `event.kind: alert`.
package struct Finding: Sendable, Equatable {
    package var rule: Rule
    package var level: Level
    package var techniques: [String]

    /// - Parameters:
    ///   - level: nil for the rule's own.
    ///   - techniques: nil for the rule's own.
    package init(_ rule: Rule, level: Level? = nil, techniques: [String]? = nil) {
        self.rule = rule
        self.level = level ?? rule.level
        self.techniques = techniques ?? rule.techniques
    }
}
