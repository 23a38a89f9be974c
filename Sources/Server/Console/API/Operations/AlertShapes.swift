import Detection
import Storage

extension Shape<Alert> {
    static let alert = Shape(
        "Alert",
        [
            .init("id", .number) { .number($0.id) },
            .init("rule", .anyText, "Stable for ever: `registry.run-key`.") { .string($0.rule) },
            .init("rule_name", .anyText, "In English.") { .string(RuleNames.rule($0.rule)?.name.en ?? $0.rule) },
            .init("watch", .anyText) { .string($0.watch) },
            .init("level", .oneOf(Level.allCases.map(\.name))) { .string($0.level.name) },
            .init("state", .oneOf(AlertState.allCases.map(\.rawValue))) { .string($0.state.rawValue) },
            .init("assignee", .anyText, "Empty where nobody takes care of it.") { .string($0.assignee) },
            .init("count", .number, "How many findings it joins.") { .number($0.count) },
            .init("first", .time) { .time($0.first) },
            .init("last", .time) { .time($0.last) },
            .init("host", .anyText) { .string($0.host) },
            .init("user", .anyText) { .string($0.user) },
            .init("program", .anyText) { .string($0.program) },
            .init("chain", .array(.anyText), "The programs from the acting one up.") {
                .array($0.chain.split(separator: "\n").map { .string(String($0)) })
            },
        ])
}

extension Shape<AlertEvidence> {
    static let evidence = Shape(
        "Evidence",
        [
            .init("host", .anyText) { .string($0.host) },
            .init("event", .anyText, "`event.id` of the line.") { .string($0.event) },
            .init("time", .time) { .time($0.time) },
        ])
}

extension Shape<AlertEntry> {
    static let entry = Shape(
        "AlertEntry",
        [
            .init("act", .oneOf(["state", "assignee", "comment"])) { entry in
                switch entry.act {
                case .state: .string("state")
                case .assignee: .string("assignee")
                case .comment: .string("comment")
                }
            },
            .init("value", .anyText) { entry in
                switch entry.act {
                case .state(let state): .string(state.rawValue)
                case .assignee(let name): .string(name)
                case .comment(let text): .string(text)
                }
            },
            .init("author", .anyText) { .string($0.author) },
            .init("time", .time) { .time($0.time) },
        ])
}
