import Accounts
import Alerting
import Detection
import Events
import HTTPTypes
import Storage

extension ApiOperations {
    static let exceptions: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/exceptions", id: "listExceptions", tag: "exceptions",
            summary: "What is normal here, the latest first; also what expired or was taken back.",
            permission: .makeExceptions, parameters: [.limit, .query("after", .number, "`next` of the page before.")],
            answer: .json(Shape<AlertException>.exception.page)
        ) { asked in
            var all = try await asked.console.exceptions.exceptions()[...]
            if let after = asked.number("after") {
                guard let place = all.firstIndex(where: { $0.id == after }) else {
                    throw ApiError.invalid("`after` is none of ours")
                }
                all = all[(place + 1)...]
            }
            let page = Array(all.prefix(asked.limit))
            return Shape.exception.page(
                page, next: page.count < all.count ? page.last.map { String($0.id) } : nil)
        },
        ApiOperation(
            method: .get, path: "/exceptions/{id}", id: "getException", tag: "exceptions", summary: "One exception.",
            permission: .makeExceptions, parameters: [.id], answer: .json(Shape<AlertException>.exception.schema)
        ) { asked in
            .json(Shape.exception.json(try await asked.console.exceptions.exception(asked.id)))
        },
        ApiOperation(
            method: .post, path: "/exceptions/preview", id: "previewException", tag: "exceptions",
            summary: "What an exception would have silenced in the past 30 days; makes nothing.",
            permission: .makeExceptions, body: .json(.object(conditions)),
            answer: .json(Shape<ExceptionPreview>.preview.schema)
        ) { asked in
            let (console, now) = (asked.console, asked.console.now())
            let draft = ExceptionDraft(conditions: ExceptionConditions(asked.body))
            if let fault = draft.fault(at: now), fault != .noReason { throw refusal(fault) }
            let reader = Reader(.en)
            let preview = try await ExceptionPreview(
                draft.conditions, logs: console.logs, groups: GroupsByHost(try await console.hosts.hosts()), now: now,
                dayStarts: { Days(ExceptionPreview.dayCount, upTo: $0, reader).starts })
            return .json(Shape.preview.json(preview))
        },
        ApiOperation(
            method: .post, path: "/exceptions", id: "addException", tag: "exceptions",
            summary: "Makes an exception: findings that are all of this make no alert from now on.",
            permission: .makeExceptions,
            body: .json(
                .object(
                    conditions + [
                        .init("reason", .text(1...ExceptionDraft.longest)),
                        .init("expires", .time, isRequired: false, "For ever, if nothing is said."),
                    ])), answer: .json(Shape<AlertException>.exception.schema, status: .created)
        ) { asked in
            let now = asked.console.now()
            let draft = ExceptionDraft(
                conditions: ExceptionConditions(asked.body), reason: asked.body["reason"]?.string ?? "",
                expires: asked.body["expires"]?.string.flatMap { Schema.time($0) })
            if let fault = draft.fault(at: now) { throw refusal(fault) }
            let groups = try await asked.console.groups.groups()
            if let group = draft.conditions.group, !groups.contains(where: { $0.id == group }) {
                throw ApiError.invalid("there is no group of that number")
            }
            let exception = try await asked.console.exceptions.addException(
                AlertException(
                    id: 0, conditions: draft.conditions, author: asked.caller.account.name, made: now,
                    reason: draft.reason, expires: draft.expires))
            try await asked.record(
                "exception.add", subject: ExceptionRow.subject(exception, groups, Reader(.en)), reason: draft.reason)
            return .json(Shape.exception.json(exception), status: .created)
        },
        ApiOperation(
            method: .post, path: "/exceptions/{id}/end", id: "endException", tag: "exceptions",
            summary: "Takes an exception back; it stays in the list.", permission: .makeExceptions,
            parameters: [.id], answer: .json(Shape<AlertException>.exception.schema), failures: [.conflict]
        ) { asked in
            try await asked.console.exceptions.endException(
                asked.id, AlertException.Ending(author: asked.caller.account.name, time: asked.console.now()))
            try await asked.record("exception.end", subject: String(asked.id))
            return .json(Shape.exception.json(try await asked.console.exceptions.exception(asked.id)))
        },
    ]

    private static let conditions: [Schema.Property] =
        [("rule", "Of this rule."), ("watch", "Of every rule of this watch.")].map {
            .init($0.0, .text(0...ExceptionDraft.longest), isRequired: false, $0.1)
        }
        + ExceptionField.allCases.map {
            .init($0.rawValue, .text(0...ExceptionDraft.longest), isRequired: false, $0.title.en)
        } + [.init("group", .optional(.number), isRequired: false, "The number of a group of hosts.")]

    private static func refusal(_ fault: ExceptionDraft.Fault) -> ApiError {
        .invalid(NormalModel.words(fault).en)
    }
}

extension ExceptionConditions {
    /// As the API takes them.
    init(_ body: JSON) {
        self.init()
        rule = body["rule"]?.string ?? ""
        watch = body["watch"]?.string ?? ""
        for field in ExceptionField.allCases { self[keyPath: field.member] = body[field.rawValue]?.string ?? "" }
        group = body["group"]?.number
    }
}

extension Shape<AlertException> {
    static let exception = Shape(
        "Exception",
        [
            .init("id", .number) { .number($0.id) },
            .init("rule", .anyText, "Empty where it is for a whole watch.") { .string($0.conditions.rule) },
            .init("watch", .anyText) { .string($0.conditions.watch) },
        ]
            + ExceptionField.allCases.map { field in
                .init(field.rawValue, .anyText, "Empty asks for nothing.") {
                    .string($0.conditions[keyPath: field.member])
                }
            } + [
                .init("group", .optional(.number)) { $0.conditions.group.map { .number($0) } ?? .null },
                .init("author", .anyText) { .string($0.author) }, .init("made", .time) { .time($0.made) },
                .init("reason", .anyText) { .string($0.reason) },
                .init("expires", .optional(.time)) { .time($0.expires) },
                .init("ended", .optional(.time), "When it was taken back.") { .time($0.ending?.time) },
                .init("ended_by", .optional(.anyText)) { .text($0.ending?.author) },
                .init("hits", .count, "How many findings it covered.") { .number($0.hits) },
                .init("last_hit", .optional(.time)) { .time($0.lastHit) },
            ])
}

extension Shape<ExceptionPreview> {
    static let preview = Shape(
        "ExceptionPreview",
        [
            .init("since", .time) { .time($0.since) }, .init("until", .time) { .time($0.until) },
            .init("findings", .count, "Of all rules, in that time.") { .number(Int64($0.findingCount)) },
            .init("covered", .count, "Those that it would have silenced.") { .number(Int64($0.coveredCount)) },
            .init(
                "hosts",
                .array(.object([.init("host", .anyText), .init("count", .count)]))
            ) { preview in
                .array(
                    preview.hosts.map { .object(["host": .string($0.name), "count": .number(Int64($0.count))]) })
            },
            .init("cut_at", .optional(.time), "Where there were too many: earlier findings were not looked at.") {
                .time($0.cutAt)
            },
        ])
}
