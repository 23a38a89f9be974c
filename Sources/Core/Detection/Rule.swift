/// What a watch can find: its stable name, how much it matters by default, and the sentence a person reads.
package struct Rule: Sendable, Equatable {
    /// `<watch>.<what>`, stable for ever. `rule.id`.
    package let id: String
    package let watch: WatchName
    /// The level where the policy, or the place that was touched, does not say another.
    package let level: Level
    /// MITRE ATT&CK v19.
    package let techniques: [String]
    /// One sentence that says what happened. `rule.name`.
    package let name: Text
    /// What ordinary activity can look the same.
    package let falsePositives: Text

    package init(
        _ id: String, _ watch: WatchName, _ level: Level, _ techniques: [String], name: Text, falsePositives: Text
    ) {
        self.id = id
        self.watch = watch
        self.level = level
        self.techniques = techniques
        self.name = name
        self.falsePositives = falsePositives
    }
}
