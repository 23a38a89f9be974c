import Accounts
import Events
import Response
import Spooling
import Storage

/// Why a command is not given.
package enum CommandError: Error, Equatable, Sendable {
    /// No agent that counts is on that host.
    case noAgent
    /// A path that is none from the root on, a limit that is too large, a reason that is missing.
    case malformed
}

extension AgentOffice {
    /// For how long a host may fetch a command: one that comes back after weeks does nothing that nobody remembers.
    package static let commandSeconds: Int64 = 86_400
    package static let reasonLimit = 500

    /// Tells a host's agent to do something once.
    ///
    /// - Returns: The order's counter.
    /// - Throws: ``CommandError``, ``Storage/StoreError``
    package func give(
        _ task: Command.Task, to agent: AgentRecord, reason: String, by author: Author
    ) async throws -> Int64 {
        guard agent.state == .active else { throw CommandError.noAgent }
        let reason = reason.trimmed
        guard !reason.isEmpty, reason.unicodeScalars.count <= Self.reasonLimit else { throw CommandError.malformed }
        var random = SystemRandomNumberGenerator()
        let id =
            Hexadecimal.text(UInt64.random(in: 0 ... .max, using: &random))
            + Hexadecimal.text(UInt64.random(in: 0 ... .max, using: &random))
        let command = Command(id: id, task, reason: reason, account: author.name)
        // As the agent will read it.
        guard let read = try? Command(command.bytes), read == command else { throw CommandError.malformed }
        return try await self.command(
            String(decoding: command.bytes, as: UTF8.self), named: Self.words(command), for: agent.id, reason: reason,
            lasts: Self.commandSeconds, by: author)
    }

    /// For the audit log.
    private static func words(_ command: Command) -> String {
        switch command.task {
        case .stop(let pid, let start): "stop \(pid) \(start.rfc3339)"
        case .quarantine(let path, _): "quarantine \(path)"
        case .release(let item): "release \(item)"
        case .collect(let path, let limit): "collect \(path) \(limit)"
        }
    }
}

extension String {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
