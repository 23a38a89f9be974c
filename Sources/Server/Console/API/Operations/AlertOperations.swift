import Accounts
import Detection
import HTTPTypes
import Storage

extension ApiOperations {
    static let alerts: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/alerts", id: "listAlerts", tag: "alerts", summary: "Alerts, the latest first.",
            permission: .seeAlerts,
            parameters: [
                .queries("state", .oneOf(AlertState.allCases.map(\.rawValue)), "Only in these states."),
                .query("level", .oneOf(Level.allCases.map(\.name)), "Only of this level and above."),
                .query("watch", .text(1...100), "Only of this watch."),
                .query("rule", .text(1...200), "Only of this rule."),
                .query("host", .text(1...300), "Only of this host."),
                .query("assignee", .text(1...100), "Only those that this account takes care of."),
                .query("since", .time, "Only those whose last finding came at this time or later."),
                .query("until", .time, "Only those whose last finding came before this time."), .limit,
                .query("after", .number, "`next` of the page before."),
            ], answer: .json(Shape<Alert>.alert.page)
        ) { asked in
            var query = AlertQuery()
            query.states = asked.texts("state").compactMap { AlertState(rawValue: $0) }
            query.level = asked.text("level").flatMap { Level(name: $0) } ?? .informational
            query.watch = asked.text("watch") ?? ""
            query.rule = asked.text("rule") ?? ""
            query.host = asked.text("host") ?? ""
            query.assignee = asked.text("assignee") ?? ""
            query.since = asked.time("since")
            query.until = asked.time("until")
            if let after = asked.number("after") {
                do { query.after = try await asked.console.alerts.alert(after) } catch StoreError.notFound {
                    throw ApiError.invalid("`after` is none of ours")
                }
            }
            let found = try await asked.console.alerts.alerts(query, limit: asked.limit)
            return Shape.alert.page(found, next: found.count == asked.limit ? found.last.map { String($0.id) } : nil)
        },
        ApiOperation(
            method: .get, path: "/alerts/{id}", id: "getAlert", tag: "alerts",
            summary: "One alert; one that became part of another leads to that one.", permission: .seeAlerts,
            parameters: [.id], answer: .json(Shape<Alert>.alert.schema)
        ) { asked in
            let alert = try await asked.console.alerts.alert(asked.id)
            try await asked.record("alert.look", subject: String(asked.id))
            return .json(Shape.alert.json(alert))
        },
        ApiOperation(
            method: .get, path: "/alerts/{id}/evidence", id: "listEvidence", tag: "alerts",
            summary: "The lines it rests on, the earliest first.", permission: .seeAlerts, parameters: [.id, .limit],
            answer: .json(Shape<AlertEvidence>.evidence.page)
        ) { asked in
            _ = try await asked.console.alerts.alert(asked.id)
            return Shape.evidence.page(
                try await asked.console.alerts.evidence(asked.id, limit: asked.limit), next: nil)
        },
        ApiOperation(
            method: .get, path: "/alerts/{id}/history", id: "listHistory", tag: "alerts",
            summary: "Everything people did with it, the earliest first.", permission: .seeAlerts, parameters: [.id],
            answer: .json(Shape<AlertEntry>.entry.page)
        ) { asked in
            _ = try await asked.console.alerts.alert(asked.id)
            return Shape.entry.page(try await asked.console.alerts.history(asked.id), next: nil)
        },
        ApiOperation(
            method: .patch, path: "/alerts/{id}", id: "changeAlert", tag: "alerts",
            summary: "Changes its state, or who takes care of it.", permission: .workOnAlerts, parameters: [.id],
            body: .json(
                .object([
                    .init("state", .oneOf(AlertState.allCases.map(\.rawValue)), isRequired: false),
                    .init("assignee", .text(0...100), isRequired: false, "An account's name; empty for nobody."),
                ])), answer: .json(Shape<Alert>.alert.schema)
        ) { asked in
            if let name = asked.body["assignee"]?.string {
                do {
                    if !name.isEmpty { _ = try await asked.console.people.stores.accounts.account(named: name) }
                } catch StoreError.notFound {
                    throw ApiError.invalid("there is no account of that name")
                }
                try await add(.assignee(name), name, asked)
            }
            if let state = asked.body["state"]?.string.flatMap({ AlertState(rawValue: $0) }) {
                try await add(.state(state), state.rawValue, asked)
            }
            return .json(Shape.alert.json(try await asked.console.alerts.alert(asked.id)))
        },
        ApiOperation(
            method: .post, path: "/alerts/{id}/comments", id: "addComment", tag: "alerts",
            summary: "Adds a comment to its history.", permission: .workOnAlerts, parameters: [.id],
            body: .json(.object([.init("text", .text(1...4_000))])), answer: .nothing
        ) { asked in
            try await add(.comment(asked.body["text"]?.string ?? ""), "", asked)
            return .nothing
        },
    ]

    private static func add(
        _ act: AlertEntry.Act, _ value: String, _ asked: ApiRequest
    ) async throws {
        try await asked.console.alerts.add(
            AlertEntry(act, author: asked.caller.account.name, time: asked.console.now()), to: asked.id)
        let subject = value.isEmpty ? String(asked.id) : "\(asked.id) \(value)"
        // Each by its name, so that every action of the audit log can be found.
        switch act {
        case .state: try await asked.record("alert.state", subject: subject)
        case .assignee: try await asked.record("alert.assignee", subject: subject)
        case .comment: try await asked.record("alert.comment", subject: subject)
        }
        asked.console.live.announce(.alerts)
    }
}
