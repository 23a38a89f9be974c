import Events
import Response
import Spooling
import Storage

/// A command as it was given to a host, and what became of it.
package struct GivenCommand: Sendable, Equatable {
    package enum State: Sendable, Equatable {
        /// The host has not fetched it yet.
        case waiting
        /// The host has it; it has not said yet what became of it.
        case fetched
        case done
        case failed
        case withdrawn
        /// The host came too late for it.
        case expired
    }

    package let order: AgentOrder
    package let command: Command
    package let state: State
    package let outcome: CommandOutcome?

    /// Nil for an order that is no command, or one that this program cannot read.
    package init?(_ order: AgentOrder, at now: Timestamp) {
        guard case .command(let text) = order.content, let command = try? Command(Array(text.utf8)) else { return nil }
        self.order = order
        self.command = command
        outcome = CommandOutcome(order.result)
        state =
            switch order.state {
            case .done: .done
            case .failed: .failed
            case .withdrawn: .withdrawn
            case .fetched: .fetched
            case .queued: order.expires <= now ? .expired : .waiting
            }
    }
}

/// What a host said of a command, as the order keeps it: a ``Spooling/Statement``.
package struct CommandOutcome: Sendable, Equatable {
    /// Nil for one of a later agent.
    package var answer: CommandResult.Answer?
    /// As the host said it.
    package var word: String
    /// In quarantine: the item's id.
    package var item: String
    package var sizeBytes: UInt64?
    package var sha256: String
    /// In English, as the host said it.
    package var detail: String

    package init(_ facts: ResponseFacts, detail: String) {
        answer = CommandResult.Answer(rawValue: facts.answer)
        word = facts.answer
        item = facts.item
        sizeBytes = facts.sizeBytes
        sha256 = facts.sha256
        self.detail = detail
    }

    init?(_ text: String) {
        guard !text.isEmpty, let statement = try? Statement(Array(text.utf8)), let word = statement["answer"] else {
            return nil
        }
        self.word = word
        answer = CommandResult.Answer(rawValue: word)
        item = statement["item"] ?? ""
        sizeBytes = statement["size"].flatMap { Statement.number($0) }
        sha256 = statement["digest"] ?? ""
        detail = statement["detail"] ?? ""
    }

    var text: String {
        var statement = Statement()
        statement.add("answer", word)
        if !item.isEmpty { statement.add("item", item) }
        if let sizeBytes { statement.add("size", sizeBytes) }
        if !sha256.isEmpty { statement.add("digest", sha256) }
        if !detail.isEmpty { statement.add("detail", detail) }
        return String(decoding: statement.bytes, as: UTF8.self)
    }

    var isDone: Bool { answer == .done || answer == .severalNames }
}
