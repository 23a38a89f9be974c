import Accounts
import Crypto
import Events
import Hummingbird
import NIOCore
import Spooling
import Storage

/// Batches of log lines, and the alerts that come before them after an outage.
enum BatchRoutes {
    static func add(to routes: RouterGroup<LinkContext>, _ link: AgentLink) {
        routes.post("/v1/batches/{range}") { request, context in
            let range = try RecordRange(context.parameters.get("range") ?? "")
            let agent = try context.knownAgent
            return try await read(request, link) { bytes in
                var lines = try received(bytes, agent, link)
                let count = UInt64(lines.lines.count + lines.unreadable)
                guard count <= range.last - range.first + 1 else { throw Refusal.malformed }
                let receipt = try await receipt(range, lines, agent, link)
                if receipt == nil { lines.leaveOutRetimed() }
                let before = receipt?.policy == nil ? nil : try await link.store.agent(agent.id).policy
                try await link.desk.take(lines, receipt)
                if let before, let word = receipt?.policy { try await record(word, after: before, agent, link) }
                try await SensorStates.note(lines.lines, of: agent, in: link.store)
                try await CommandResults.note(lines.lines, of: agent, link)
                if let receipt { link.progress.note(agent.id, receipt.progress) }
                let digest = Hexadecimal.text(SHA256.hash(data: bytes))
                let acknowledgement = try link.signer.acknowledge(range, digest: digest, of: agent.id)
                return Response(
                    status: .ok, headers: [.contentType: "application/octet-stream"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: acknowledgement)))
            }
        }
        routes.post("/v1/ahead") { request, context in
            let agent = try context.knownAgent
            return try await read(request, link) { bytes in
                try await link.desk.take(try received(bytes, agent, link), nil)
                return Response(status: .noContent)
            }
        }
    }

    /// The body, unpacked. Nothing is read where there is no room for it.
    private static func read(
        _ request: Request, _ link: AgentLink, _ body: ([UInt8]) async throws -> Response
    ) async throws -> Response {
        guard request.headers[.contentEncoding] == "gzip",
            let length = request.headers[.contentLength].flatMap({ Int($0) }), length > 0
        else { throw Refusal.malformed }
        guard length <= BatchLines.packedLimitBytes else { throw Refusal.tooLarge }
        // What it unpacks to is not known yet; most logs shrink to a tenth.
        let bytes = length + min(length * 10, BatchLines.limitBytes)
        return try await link.intakeRoom.holding(bytes) {
            let packed = try await request.body.collect(upTo: length)
            let bytes = try packed.withUnsafeReadableBytes { packed throws(LinkError) in
                try Gunzip.unpack(packed, limitBytes: BatchLines.limitBytes)
            }
            return try await body(bytes)
        }
    }

    private static func received(
        _ bytes: [UInt8], _ agent: AgentRecord, _ link: AgentLink
    ) throws(LinkError) -> ReceivedLines {
        ReceivedLines(bytes, try BatchLines.split(bytes), host: agent.name, now: link.now())
    }

    private static func receipt(
        _ range: RecordRange, _ lines: ReceivedLines, _ agent: AgentRecord, _ link: AgentLink
    ) async throws(StoreError) -> AgentReceipt? {
        let through = try await link.progress.through(agent.id, range.epoch)
        // It came before: what it brings is known, and counted.
        if range.last <= through { return nil }
        var counters = AgentCounters()
        counters.batches = 1
        counters.lines = Int64(lines.lines.count)
        counters.unreadable = Int64(lines.unreadable)
        let numbers = range.last - max(range.first - 1, through)
        let holes = range.first > through + 1 ? range.first - through - 1 : 0
        let count = UInt64(lines.lines.count + lines.unreadable)
        counters.missing = Int64(clamping: holes + (numbers > count ? numbers - count : 0))
        var receipt = AgentReceipt(
            agent: agent.id, progress: AgentProgress(epoch: range.epoch, through: range.last), counters: counters,
            time: link.now())
        receipt.policy = lines.policyWord
        return receipt
    }

    /// Another policy is obeyed from now on, or cannot be.
    private static func record(
        _ word: AgentPolicyWord, after state: AgentPolicyState, _ agent: AgentRecord, _ link: AgentLink
    ) async throws {
        if word.problem.isEmpty {
            guard state.obeyed != word.version || !state.problem.isEmpty else { return }
            try await link.audit.record(
                "agent.policy-obey", by: agent.id, from: agent.address, subject: "\(agent.name) \(word.version)")
        } else if state.problem != word.problem {
            try await link.audit.record(
                "agent.policy-refuse", by: agent.id, from: agent.address, subject: "\(agent.name) \(word.version)",
                reason: word.problem)
        }
    }
}
