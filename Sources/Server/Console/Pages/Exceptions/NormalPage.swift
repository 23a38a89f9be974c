import Accounts
import Alerting
import Detection
import Events
import Hummingbird
import Storage

/// "This is normal here": an exception made from an alert. Only what was previewed can be made.
enum NormalPage {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/alerts/{id}/normal", .makeExceptions) { asked in
            let facts = try await NormalFacts(asked)
            return try await page(asked, facts, ExceptionInput(facts.suggestion.proposed))
        }
        pages.post("/alerts/{id}/normal", .makeExceptions) { asked in
            let facts = try await NormalFacts(asked)
            let input = ExceptionInput(asked.form, facts)
            if asked.form["act"] == "make" { return try await make(asked, facts, input) }
            return try await page(asked, facts, input)
        }
    }

    private static func make(
        _ asked: PageRequest, _ facts: NormalFacts, _ input: ExceptionInput
    ) async throws -> PageAnswer {
        let console = asked.console
        let draft = input.draft(at: console.now())
        if input.fault(at: console.now()) != nil { return try await page(asked, facts, input, isFinal: true) }
        let exception = try await console.exceptions.addException(
            AlertException(
                id: 0, conditions: draft.conditions, author: asked.visitor.account.name, made: console.now(),
                reason: draft.reason, expires: draft.expires))
        try await asked.record(
            "exception.add", subject: ExceptionRow.subject(exception, facts.groups, asked.reader),
            reason: draft.reason)
        let chosen = Set(asked.form.all("close").compactMap { Int64($0) })
        var closed: [Int64] = []
        if !chosen.isEmpty, asked.may(.workOnAlerts) {
            let comment = Text(en: "Normal here: exception \(exception.id).", ja: "これは正常: 例外 \(exception.id)")
            closed = try await CoveredAlerts.close(
                exception, chosen, alerts: console.alerts, logs: console.logs, groups: facts.byHost,
                comment: comment[asked.reader], author: asked.visitor.account.name, at: console.now())
            for id in closed { try await asked.record("alert.state", subject: "\(id) closed-false") }
            console.live.announce(.alerts)
        }
        let count = closed.count
        return .redirect(
            to: "/exceptions",
            notice: Text(
                en: "The exception was made; \(count) alerts were closed with it.",
                ja: "例外を作成しました（完了にしたアラート: \(count)件）。"))
    }

    private static func page(
        _ asked: PageRequest, _ facts: NormalFacts, _ input: ExceptionInput, isFinal: Bool = false
    ) async throws -> PageAnswer {
        let console = asked.console
        let draft = input.draft(at: console.now())
        var fault = input.fault(at: console.now())
        // Why is asked for at the end.
        if fault == .noReason, !isFinal { fault = nil }
        var model = NormalModel(facts, input, fault: fault, asked.reader)
        if fault == nil || fault == .noReason {
            let reader = asked.reader
            let preview = try await ExceptionPreview(
                draft.conditions, logs: console.logs, groups: facts.byHost, now: console.now(),
                dayStarts: { Days(ExceptionPreview.dayCount, upTo: $0, reader).starts })
            let covered =
                asked.may(.workOnAlerts)
                ? try await CoveredAlerts.find(
                    draft.conditions, alerts: console.alerts, logs: console.logs, groups: facts.byHost) : []
            model.preview = [PreviewModel(preview, covered: covered, from: facts.alert.id, asked.reader)]
        }
        return .page(
            model, title: Text(en: "This is normal here", ja: "これは正常")[asked.reader], place: "/alerts",
            status: fault == nil ? .ok : .unprocessableContent)
    }
}

/// What the page asked the stores for.
struct NormalFacts: Sendable {
    var alert: Alert
    var suggestion: ExceptionSuggestion
    var groups: [HostGroup]
    var byHost: GroupsByHost

    init(_ asked: PageRequest) async throws {
        let console = asked.console
        alert = try await console.alerts.alert(try asked.number("id"))
        groups = try await console.groups.groups()
        byHost = GroupsByHost(try await console.hosts.hosts())
        let (lines, _) = try await AlertLines.read(alert, console.alerts, console.logs)
        suggestion = ExceptionSuggestion(alert, lines, group: byHost.group(of: alert.host))
    }
}

/// What the form of an exception holds.
struct ExceptionInput: Sendable {
    var conditions: ExceptionConditions
    var reason = ""
    /// Days; empty for no end.
    var days = "90"
    private var isGroupMissing = false

    static let dayChoices = ["7", "30", "90", "365", ""]

    init(_ conditions: ExceptionConditions) {
        self.conditions = conditions
    }

    /// - Parameter facts: The rule is the alert's, or its watch.
    init(_ form: Form, _ facts: NormalFacts) {
        conditions = ExceptionConditions()
        if form["scope"] == "watch" { conditions.watch = facts.alert.watch } else { conditions.rule = facts.alert.rule }
        for field in ExceptionField.allCases { conditions[keyPath: field.member] = form[field.rawValue] }
        // One that is none of ours, or gone meanwhile, stays one: without it the exception would cover more than was meant.
        if !form["group"].isEmpty { conditions.group = Int64(form["group"]) ?? 0 }
        isGroupMissing = conditions.group.map { id in !facts.groups.contains { $0.id == id } } ?? false
        reason = form["reason"]
        days = Self.dayChoices.contains(form["days"]) ? form["days"] : "90"
    }

    /// Nil where an exception can be made of it.
    func fault(at time: Timestamp) -> ExceptionDraft.Fault? {
        isGroupMissing ? .noGroup : draft(at: time).fault(at: time)
    }

    func draft(at time: Timestamp) -> ExceptionDraft {
        let expires = Int64(days).map { Timestamp(ticks: time.ticks + $0 * 86_400 * Timestamp.ticksPerSecond) }
        return ExceptionDraft(conditions: conditions, reason: reason, expires: expires)
    }
}
