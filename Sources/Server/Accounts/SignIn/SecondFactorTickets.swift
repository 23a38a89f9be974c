import Crypto
import Events
import Storage
import Synchronization

/// Stands for a password that was right, while the second factor is asked for; in memory only.
final class SecondFactorTickets: Sendable {
    static let seconds: Int64 = 300
    private static let limit = 1_000

    struct Ticket: Sendable {
        /// As it was when the password was right.
        var account: Account
        var claim: SignInThrottle.Claim
        var issued: Timestamp
    }

    private let tickets = Mutex<[String: Ticket]>([:])

    func issue(_ account: Account, _ claim: SignInThrottle.Claim, at time: Timestamp) -> Concealed {
        let token = SymmetricKey(size: .bits256).withUnsafeBytes { $0.hexadecimal }
        tickets.withLock { tickets in
            if tickets.count >= Self.limit, let oldest = tickets.min(by: { $0.value.issued < $1.value.issued }) {
                tickets[oldest.key] = nil
            }
            tickets[token] = Ticket(account: account, claim: claim, issued: time)
        }
        return Concealed(token)
    }

    /// Nil where it is over, used, or comes from another place.
    func ticket(_ token: Concealed, from place: ClientPlace, at time: Timestamp) -> Ticket? {
        tickets.withLock { tickets in
            guard let ticket = tickets[token.exposed], ticket.claim.place == place,
                (0..<Self.seconds).contains(time.seconds(since: ticket.issued))
            else { return nil }
            return ticket
        }
    }

    func use(_ token: Concealed) {
        tickets.withLock { $0[token.exposed] = nil }
    }

    func forget(at time: Timestamp) {
        tickets.withLock { tickets in
            tickets = tickets.filter { time.seconds(since: $0.value.issued) < Self.seconds }
        }
    }
}
