import Accounts
import Events
import HTTPTypes
import Link
import Response
import Storage

extension ApiOperations {
    /// What hosts are told to do.
    static let commands: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/hosts/{name}/commands", id: "listCommands", tag: "hosts",
            summary: "What was asked of a host, newest first, and what became of it.", permission: .actOnHosts,
            parameters: [.limit, commandedHost], answer: .json(Shape<GivenCommand>.command.page)
        ) { asked in
            let (desk, agent) = try await agent(asked)
            let orders = try await desk.store.orders(of: agent.id, limit: asked.limit)
            let now = asked.console.now()
            return Shape.command.page(orders.compactMap { GivenCommand($0, at: now) }, next: nil)
        },
        ApiOperation(
            method: .post, path: "/hosts/{name}/commands", id: "giveCommand", tag: "hosts",
            summary: "Asks a host to do something once; a host that does not come within a day does not do it.",
            permission: .actOnHosts, parameters: [commandedHost],
            body: .json(
                .object([
                    .init("kind", .oneOf(Command.Kind.allCases.map(\.rawValue)), "`release` is the administrator's."),
                    .init("reason", .text(1...500), "For the audit log."),
                    .init("pid", .integer(2...4_294_967_295), isRequired: false, "Of `stop`."),
                    .init("start", .time, isRequired: false, "Of `stop`: when the process began, as its events say."),
                    .init("path", .text(1...4_095), isRequired: false, "Of `quarantine` and `collect`."),
                    .init("item", .text(32...32), isRequired: false, "Of `release`."),
                    .init(
                        "limit_bytes", .integer(1...Int64(Command.largestEvidenceBytes)), isRequired: false,
                        "Of `collect`: a larger file is not taken; 64 MB if nothing is said."),
                ])), answer: .json(Shape<GivenCommand>.command.schema, status: .created)
        ) { asked in
            let (desk, agent) = try await agent(asked)
            let task = try task(asked)
            if case .release = task, !asked.caller.may(.releaseFiles) { throw ApiError.forbidden }
            let counter: Int64
            do {
                counter = try await desk.office.give(
                    task, to: agent, reason: asked.body["reason"]?.string ?? "",
                    by: AgentOffice.Author(name: asked.caller.account.name, address: asked.address))
            } catch is CommandError {
                throw ApiError.invalid("the path is none from the root on, or the reason has no visible characters")
            }
            return .json(Shape.command.json(try await given(counter, desk, agent, asked)), status: .created)
        },
        ApiOperation(
            method: .delete, path: "/hosts/{name}/commands/{id}", id: "withdrawCommand", tag: "hosts",
            summary: "Takes back what the host has not fetched yet.", permission: .actOnHosts,
            parameters: [commandedHost, .id], answer: .nothing, failures: [.conflict]
        ) { asked in
            let (desk, agent) = try await agent(asked)
            _ = try await given(asked.id, desk, agent, asked)
            try await desk.office.withdraw(
                asked.id, by: AgentOffice.Author(name: asked.caller.account.name, address: asked.address))
            return .nothing
        },
    ]

    private static let commandedHost = ApiParameter.path("name", .text(1...300), "The host's name.")

    private static func agent(_ asked: ApiRequest) async throws -> (AgentDesk, AgentRecord) {
        guard let desk = asked.console.agents,
            let agent = try await desk.store.activeAgent(named: asked.text("name") ?? "")
        else { throw ApiError.notFound }
        return (desk, agent)
    }

    private static func given(
        _ counter: Int64, _ desk: AgentDesk, _ agent: AgentRecord, _ asked: ApiRequest
    ) async throws -> GivenCommand {
        let orders = try await desk.store.orders(of: agent.id, limit: 10_000)
        guard
            let given = orders.first(where: { $0.counter == counter }).flatMap({
                GivenCommand($0, at: asked.console.now())
            })
        else { throw ApiError.notFound }
        return given
    }

    private static func task(_ asked: ApiRequest) throws -> Command.Task {
        let body = asked.body
        let path = body["path"]?.string ?? ""
        switch Command.Kind(rawValue: body["kind"]?.string ?? "") {
        case .stop:
            guard let pid = body["pid"]?.number.flatMap({ UInt32(exactly: $0) }),
                let start = body["start"]?.string.flatMap({ Schema.time($0) })
            else { throw ApiError.invalid("stop needs pid and start") }
            return .stop(pid: pid, start: start)
        case .quarantine:
            guard !path.isEmpty else { throw ApiError.invalid("quarantine needs path") }
            return .quarantine(path: path, sha256: "")
        case .release:
            guard let item = body["item"]?.string else { throw ApiError.invalid("release needs item") }
            return .release(item: item)
        case .collect:
            guard !path.isEmpty else { throw ApiError.invalid("collect needs path") }
            let limit = body["limit_bytes"]?.number.map { UInt64($0) } ?? CommandInput.defaultLimitBytes
            return .collect(path: path, limitBytes: limit)
        case nil: throw ApiError.invalid("kind is none")
        }
    }
}

extension Shape<GivenCommand> {
    static let command = Shape(
        "Command",
        [
            .init("id", .number) { .number($0.order.counter) },
            .init("command_id", .anyText, "As the host's events name it.") { .string($0.command.id) },
            .init("kind", .anyText) { .string($0.command.kind.rawValue) },
            .init("author", .anyText) { .string($0.order.author) },
            .init("reason", .anyText) { .string($0.order.reason) },
            .init("created", .time) { .string($0.order.created.rfc3339) },
            .init("state", .anyText, "waiting, fetched, done, failed, withdrawn, expired") {
                .string("\($0.state)")
            },
            .init("answer", .optional(.anyText), "`done`, or why not.") {
                $0.outcome.map { .string($0.word) } ?? .null
            },
            .init("item", .optional(.anyText), "What was quarantined.") {
                $0.outcome.flatMap { $0.item.isEmpty ? nil : .string($0.item) } ?? .null
            },
            .init("size_bytes", .optional(.number)) {
                $0.outcome?.sizeBytes.map { .number(Int64(clamping: $0)) } ?? .null
            },
            .init("sha256", .optional(.anyText), "Taken on the host.") {
                $0.outcome.flatMap { $0.sha256.isEmpty ? nil : .string($0.sha256) } ?? .null
            },
            .init("detail", .optional(.anyText), "In the host's words.") {
                $0.outcome.flatMap { $0.detail.isEmpty ? nil : .string($0.detail) } ?? .null
            },
        ])
}
