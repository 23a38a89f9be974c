import Crypto
import Events
import Glibc
import LinuxResponse
import Orders
import Response
import Sensing
import Spool
import Spooling

/// What `uplink` left in the inbox: acknowledgements, after which the spool lets go of records, and orders. Nothing of it is believed
/// that the server did not sign.
final class Deliveries {
    private let inbox: Inbox
    private let folder: String
    private var trust: Trust
    private let spool: Spool
    private let responder: Responder
    private let responses: ResponseQueue
    private let policy: PolicyOutput
    /// A policy that could not be written down; it is tried again.
    private var unwritten: Order?

    /// Where a policy goes that came, or why one does not count.
    typealias PolicyOutput = (Result<ObeyedPolicy, ObeyedPolicy.Refused>) -> Void

    /// Nil where the host has not joined a server.
    ///
    /// - Parameters:
    ///   - folder: The agent's own.
    ///   - policy: Told of each policy that is to be obeyed, once it is safe.
    init?(folder: String, spool: Spool, responses: ResponseQueue, policy: @escaping PolicyOutput) throws {
        guard let bytes = try SmallFile.read(folder + "/trust", limitBytes: Trust.limitBytes) else { return nil }
        trust = try Trust(bytes)
        if let last = try? ObeyedPolicy.read(folder: folder) { trust.raise(.policy, to: last.counter) }
        self.policy = policy
        inbox = Inbox(folder + "/inbox")
        self.folder = folder
        self.spool = spool
        self.responses = responses
        responder = Responder(folder: folder)
    }

    /// Takes what is there.
    ///
    /// - Parameter refused: Told of what was not believed, for the health log.
    func take(refused: (_ what: String) -> Void) {
        if let order = unwritten {
            do throws(LinkError) { try obeyPolicy(order) } catch { refused("an order: \(error)") }
        }
        let delivery: Inbox.Delivery
        do { delivery = try inbox.take() } catch {
            if error.errno != ENOENT { refused("the inbox cannot be read: errno \(error.errno)") }
            return
        }
        for refusal in delivery.refused { refused("\(refusal.name) in the inbox: \(refusal.reason)") }
        for content in delivery.contents {
            switch content {
            case .acknowledgement(let bytes):
                do {
                    try acknowledge(try trust.acknowledgement(bytes))
                } catch {
                    refused("an acknowledgement: \(error)")
                }
            case .order(let bytes):
                do throws(LinkError) {
                    try obey(try trust.order(bytes, now: UInt64(time(nil))))
                } catch {
                    refused("an order: \(error)")
                }
            }
        }
    }

    /// The spool lets go of nothing but what the server says it has, by its digest.
    private func acknowledge(_ word: Acknowledgement) throws {
        var digest = SHA256()
        let count = try spool.records(in: word.range) { entry in
            digest.update(bufferPointer: entry.line)
            digest.update(data: [10])
        }
        // It came before, and everything is gone.
        if count == 0 { return }
        guard Hexadecimal.text(digest.finalize()) == word.digest else { throw LinkError.malformed }
        try spool.acknowledge(word.range)
    }

    private func obey(_ order: Order) throws(LinkError) {
        switch order.kind {
        case .key: try note(order)
        case .evidence:
            // The server has it: the host's own copy is no more use to anybody but an intruder.
            let word = try EvidenceSafe(order.body)
            responder.letGo(of: word.command, sha256: word.digest)
            try note(order)
        case .removal:
            let verifier = try RemovalVerifier(order.body)
            do throws(FileError) { try SmallFile.write(verifier.bytes, to: "removal", in: folder) } catch {
                throw .malformed
            }
            try note(order)
        case .command:
            let command = try Command(order.body)
            // First that it was obeyed, then the deed: after a crash it is not done twice.
            try note(order)
            responses.add { [responder] in responder.carryOut(command) }
        case .policy: try obeyPolicy(order)
        }
    }

    /// First the policy is safe, then it is noted that it was obeyed: it is not lost in between, and its counter is beside it.
    private func obeyPolicy(_ order: Order) throws(LinkError) {
        let new: ObeyedPolicy
        do throws(ObeyedPolicy.Refused) { new = try ObeyedPolicy(order) } catch {
            // It is signed and no older than the last: a form that this program does not know. It is not asked for again.
            try note(order)
            return policy(.failure(error))
        }
        do throws(FileError) { try new.write(folder: folder) } catch {
            if unwritten != order {
                policy(.failure(.init(version: new.order.version, why: "cannot be kept: errno \(error.errno)")))
            }
            unwritten = order
            return
        }
        unwritten = nil
        try note(order)
        policy(.success(new))
    }

    /// Writes down that an order is obeyed.
    private func note(_ order: Order) throws(LinkError) {
        var next = trust
        next.obey(order)
        do throws(FileError) {
            try SmallFile.write(next.bytes, to: "trust", in: folder)
        } catch {
            throw .malformed
        }
        trust = next
    }
}
