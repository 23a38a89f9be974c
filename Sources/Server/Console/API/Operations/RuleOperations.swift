import Accounts
import Detection
import HTTPTypes
import Storage

extension ApiOperations {
    static let rules: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/notifications/rules", id: "listRules", tag: "notifications",
            summary: "Which alerts are told on which channels, by name.", permission: .seeNotifications,
            answer: .json(Shape<NotificationRule>.rule.page)
        ) { asked in
            Shape.rule.page(try await asked.console.notifications.rules(), next: nil)
        },
        ApiOperation(
            method: .post, path: "/notifications/rules", id: "addRule", tag: "notifications", summary: "Makes a rule.",
            permission: .changeNotifications, body: .json(.object(ruleBody)),
            answer: .json(Shape<NotificationRule>.rule.schema, status: .created), failures: [.conflict]
        ) { asked in
            .json(Shape.rule.json(try await save(asked, 0, "notification.rule-add")), status: .created)
        },
        ApiOperation(
            method: .put, path: "/notifications/rules/{id}", id: "changeRule", tag: "notifications",
            summary: "Replaces a rule.", permission: .changeNotifications, parameters: [.id],
            body: .json(.object(ruleBody)), answer: .json(Shape<NotificationRule>.rule.schema), failures: [.conflict]
        ) { asked in
            let id = try await kept(asked).id
            return .json(Shape.rule.json(try await save(asked, id, "notification.rule-change")))
        },
        ApiOperation(
            method: .delete, path: "/notifications/rules/{id}", id: "removeRule", tag: "notifications",
            summary: "Removes a rule.", permission: .changeNotifications, parameters: [.id], answer: .nothing
        ) { asked in
            let rule = try await kept(asked)
            try await asked.console.notifications.removeRule(rule.id)
            try await asked.record("notification.rule-remove", subject: rule.name)
            return .nothing
        },
    ]

    private static let ruleBody: [Schema.Property] = [
        .init("name", .text(1...100)), .init("enabled", .boolean, isRequired: false, "True if nothing is said."),
        .init(
            "watches", .array(.oneOf(AlertWatch.all.map(\.rawValue))), isRequired: false,
            "Every watch, if none is named."),
        .init("level", .oneOf(Level.allCases.map(\.name)), isRequired: false, "And above; medium if nothing is said."),
        .init(
            "groups", .array(.number), isRequired: false, "Of these groups of hosts; of every host if none is named."),
        .init("channels", .array(.number)),
        .init("pace", .oneOf(["immediate", "every", "daily"]), isRequired: false, "At once, if nothing is said."),
        .init("minutes", .integer(5...1_440), isRequired: false, "Between messages, for `every`."),
        .init("daily_at", clock, isRequired: false, "For `daily`: 09:00."),
        .init(
            "hours",
            .optional(.object([.init("days", .array(.integer(1...7))), .init("from", clock), .init("to", clock)])),
            isRequired: false, "Business hours; 1 is Monday."),
        .init(
            "outside", .oneOf(OutsideHours.allCases.map(\.rawValue)), isRequired: false,
            "What becomes of alerts outside of the hours."),
        .init("zone", .text(1...100), isRequired: false, "Asia/Tokyo, if nothing is said."),
    ]

    private static let clock = Schema.text(1...8)

    private static func kept(_ asked: ApiRequest) async throws -> NotificationRule {
        guard let rule = try await asked.console.notifications.rules().first(where: { $0.id == asked.id }) else {
            throw ApiError.notFound
        }
        return rule
    }

    private static func save(_ asked: ApiRequest, _ id: Int64, _ action: String) async throws -> NotificationRule {
        var rule = try checked(asked.body, id)
        let groups = try await asked.console.groups.groups()
        guard rule.groups.allSatisfy({ id in groups.contains { $0.id == id } }) else {
            throw ApiError.invalid("there is no group of that number")
        }
        let channels = try await asked.console.notifications.channels()
        guard rule.channels.allSatisfy({ id in channels.contains { $0.id == id } }) else {
            throw ApiError.invalid("there is no channel of that number")
        }
        rule.id = try await asked.console.notifications.setRule(rule)
        try await asked.record(action, subject: rule.name)
        return rule
    }

    private static func checked(_ body: JSON, _ id: Int64) throws(ApiError) -> NotificationRule {
        do { return try RuleInput(body, id: id).checked() } catch {
            throw ApiError.invalid(RuleModel.words(error).en)
        }
    }
}

extension RuleInput {
    /// As the API takes it.
    fileprivate init(_ body: JSON, id: Int64) {
        func list(_ value: JSON?) -> [JSON] { if case .array(let items)? = value { items } else { [] } }
        var rule = NotificationRule(
            id: id, name: body["name"]?.string ?? "", isEnabled: body["enabled"]?.bool ?? true,
            channels: Array(Set(list(body["channels"]).compactMap(\.number))).sorted())
        rule.watches = Array(Set(list(body["watches"]).compactMap(\.string))).sorted()
        rule.level = body["level"]?.string.flatMap { Level(name: $0) } ?? rule.level
        rule.groups = Array(Set(list(body["groups"]).compactMap(\.number))).sorted()
        rule.outside = body["outside"]?.string.flatMap { OutsideHours(rawValue: $0) } ?? rule.outside
        rule.zone = body["zone"]?.string ?? rule.zone
        self.init(rule)
        if let hours = body["hours"], case .object = hours {
            hasHours = true
            (hoursFrom, hoursTo) = (hours["from"]?.string ?? "", hours["to"]?.string ?? "")
            days = Set(list(hours["days"]).compactMap(\.number).map { Int($0) })
        }
        pace = body["pace"]?.string ?? "immediate"
        if let number = body["minutes"]?.number { minutes = String(number) }
        dailyAt = body["daily_at"]?.string ?? dailyAt
    }
}

extension Shape<NotificationRule> {
    static let rule = Shape(
        "Rule",
        [
            .init("id", .number) { .number($0.id) }, .init("name", .anyText) { .string($0.name) },
            .init("enabled", .boolean) { .bool($0.isEnabled) },
            .init("watches", .array(.anyText), "Empty for every watch.") { .array($0.watches.map { .string($0) }) },
            .init("level", .oneOf(Level.allCases.map(\.name))) { .string($0.level.name) },
            .init("groups", .array(.number), "Empty for every host.") { .array($0.groups.map { .number($0) }) },
            .init("channels", .array(.number)) { .array($0.channels.map { .number($0) }) },
            .init("pace", .oneOf(["immediate", "every", "daily"])) { .string(RuleInput($0).pace) },
            .init("minutes", .optional(.number)) { rule in
                if case .every(let minutes) = rule.pace { .number(Int64(minutes)) } else { .null }
            },
            .init("daily_at", .optional(.anyText)) { rule in
                if case .daily(let minute) = rule.pace { .string(RuleInput.clock(minute)) } else { .null }
            },
            .init(
                "hours",
                .optional(
                    .object([.init("days", .array(.number)), .init("from", .anyText), .init("to", .anyText)])),
                "Null for round the clock."
            ) { rule in
                rule.hours.map { hours in
                    .object([
                        "days": .array(hours.days.sorted().map { .number(Int64($0)) }),
                        "from": .string(RuleInput.clock(hours.from)), "to": .string(RuleInput.clock(hours.to)),
                    ])
                } ?? .null
            },
            .init("outside", .oneOf(OutsideHours.allCases.map(\.rawValue))) { .string($0.outside.rawValue) },
            .init("zone", .anyText) { .string($0.zone) },
        ])
}
