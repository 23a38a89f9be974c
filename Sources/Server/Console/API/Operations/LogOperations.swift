import Accounts
import Detection
import Events
import HTTPTypes
import Storage

extension ApiOperations {
    static let logs: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/logs", id: "searchLogs", tag: "logs",
            summary: "Lines of the logs, newest first. Looking at a host's or a user's log is in the audit log.",
            permission: .seeLogs, parameters: filters + [reason, .limit, .after],
            answer: .json(
                .named(
                    "LogPage",
                    .object([
                        .init("items", .array(line)),
                        .init(
                            "next", .optional(.anyText), "What `after` has to say for the next page; null at the end."),
                        .init("damaged_days", .array(.anyText), "Days whose data are damaged and missing here."),
                    ])))
        ) { asked in
            try await look(asked)
            let page = try await asked.console.logs.lines(
                query(asked), limit: asked.limit, after: asked.text("after").map { LogCursor($0) })
            let lines = page.lines.map { line in
                var shown = line.line
                if let rule = RuleNames.rule(shown.ruleID) { shown.ruleName = rule.name[asked.language] }
                var text = TextBuffer()
                EventJSON.append(line.event, shown, to: &text)
                return JSON.raw(text.bytes)
            }
            return .json(
                .object([
                    "items": .array(lines), "next": .text(page.next?.text),
                    "damaged_days": .array(page.damagedDays.map { .string($0) }),
                ]))
        },
        ApiOperation(
            method: .get, path: "/logs/counts", id: "countLogs", tag: "logs",
            summary: "How many lines there are in each step of time; steps without any are left out.",
            permission: .seeLogs,
            parameters: filters + [
                reason, .query("step", .integer(3_600...86_400 * 366), "In seconds; 3600 if nothing is said."),
            ], answer: .json(Shape<LogCount>.count.page)
        ) { asked in
            try await look(asked)
            let counts = try await asked.console.logs.counts(query(asked), step: Int(asked.number("step") ?? 3_600))
            return Shape.count.page(counts, next: nil)
        },
        ApiOperation(
            method: .get, path: "/processes/{host}/{process}", id: "getProcessChain", tag: "logs",
            summary: "A process and those above it, nearest first, as far as known; and those that it started.",
            permission: .seeLogs,
            parameters: [
                .path("host", .text(1...300), "The host's name."),
                .path("process", .text(1...200), "`process.entity_id`, or `<pid>@<start>` as the store writes it."),
                reason,
            ],
            answer: .json(
                .named(
                    "ProcessChain",
                    .object([
                        .init("chain", .array(Shape<Process>.process.schema)),
                        .init("children", .array(Shape<Process>.process.schema)),
                    ])))
        ) { asked in
            let host = asked.text("host") ?? ""
            let process = ProcessReference(host: host, key: asked.text("process") ?? "")
            let why = try await Self.reason(asked)
            let chain = try await asked.console.logs.chain(of: process)
            guard !chain.isEmpty else { throw ApiError.notFound }
            try await asked.record("person-log.look", subject: "host:" + host, reason: why)
            let children = try await asked.console.logs.children(of: process, limit: 1_000)
            return .json(
                .object([
                    "chain": .array(chain.map(Shape.process.json)),
                    "children": .array(children.map(Shape.process.json)),
                ]))
        },
    ]

    private static let filters: [ApiParameter] = [
        .queries("log", .oneOf(LogName.allCases.map(\.name)), "Only these logs."),
        .queries("host", .text(1...300), "Only of these hosts."),
        .query("user", .text(1...300), "A part of the user's name, without case."),
        .query("program", .text(1...1_000), "A part of the acting program's path, without case."),
        .query("path", .text(1...1_000), "A part of the path of what was acted on, without case."),
        .query("text", .text(1...1_000), "A part of a path, a command line or a domain, without case."),
        .query("since", .time, "From this time on."), .query("until", .time, "Before this time."),
        .query("findings", .boolean, "Findings instead of the lines of the logs."),
    ]

    private static let reason = ApiParameter.query(
        "reason", .text(1...500), "Why the log is looked at, where the settings ask for it.")

    /// A line as in exports: flat keys with dots.
    private static let line = Schema.named(
        "LogLine",
        .open([
            .init("@timestamp", .time), .init("event.id", .anyText),
            .init("event.kind", .oneOf(["event", "alert", "metric"])),
        ]))

    private static func query(_ asked: ApiRequest) -> LogQuery {
        var query = LogQuery()
        let logs = asked.texts("log").compactMap { LogName(name: $0) }
        if !logs.isEmpty { query.logs = logs.reduce(into: LogSet()) { $0.insert(LogSet($1)) } }
        query.hosts = asked.texts("host")
        query.user = asked.text("user") ?? ""
        query.program = asked.text("program") ?? ""
        query.path = asked.text("path") ?? ""
        query.text = asked.text("text") ?? ""
        query.since = asked.time("since")
        query.until = asked.time("until")
        query.findingsOnly = asked.flag("findings")
        return query
    }

    /// Writes down whose log is looked at, before it is shown. Every page is a look: anybody can make up an `after`.
    private static func look(_ asked: ApiRequest) async throws {
        let subjects = asked.texts("host").map { "host:" + $0 } + asked.texts("user").map { "user:" + $0 }
        let reason = try await reason(asked)
        if subjects.isEmpty {
            let said = ["log", "program", "path", "text", "since", "until"].flatMap { name in
                asked.texts(name).map { "\(name)=\($0)" }
            }
            let subject = said.isEmpty ? "everything" : said.joined(separator: " ")
            try await asked.record("logs.look", subject: subject, reason: reason)
        }
        for subject in subjects { try await asked.record("person-log.look", subject: subject, reason: reason) }
    }

    /// - Throws: 403 where the settings ask for one and there is none. Who looks at everybody looks at each person.
    private static func reason(_ asked: ApiRequest) async throws -> String {
        let reason = asked.text("reason") ?? ""
        let isNeeded = try await asked.console.settings.settings().reasonNeeded
        guard !isNeeded || reason.contains(where: { $0.isLetter || $0.isNumber }) else {
            throw ApiError(.forbidden, "reason-needed", "Say in `reason` why you look at this log.")
        }
        return reason
    }
}

extension Shape<LogCount> {
    static let count = Shape(
        "LogCount",
        [
            .init("time", .time, "Where the step begins.") { .time($0.time) },
            .init("log", .oneOf(LogName.allCases.map(\.name))) { .string($0.log.name) },
            .init("count", .number) { .number(Int64($0.count)) },
        ])
}

extension Shape<Process> {
    static let process = Shape(
        "Process",
        [
            .init("executable", .anyText) { .string($0.executable) },
            .init("pid", .optional(.count)) { $0.pid.map { .number(Int64($0)) } ?? .null },
            .init("entity_id", .anyText) { .string($0.entityID) },
            .init("command_line", .anyText) { .string($0.commandLine) },
            .init("start", .optional(.time)) { .time($0.start) },
        ])
}
