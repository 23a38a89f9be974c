import Events
import Synchronization

/// Slows down guessing without shutting out the one whose password is guessed.
///
/// Strangers share a count for each account; a browser that signed in to the account before has one of its own, and an
/// address from which the account signed in before is held to the count of account and address alone. So whoever
/// floods an account with wrong passwords delays other strangers, and not its owner.
final class SignInThrottle: Sendable {
    /// Who tries, as far as it can be told before the password is checked.
    struct Claim: Sendable {
        /// The account's name without case, whether or not there is one.
        var name: String
        var place: ClientPlace
        /// The digest of the device token, where it is one of this account.
        var device: String?
        /// The account signed in from this place before.
        var isKnownPlace: Bool
    }

    enum Admission: Sendable {
        case admitted(Permit)
        case wait(seconds: Int64)
    }

    /// One try, counted as a failure until it is known to be none.
    struct Permit: Sendable {
        fileprivate var keys: [Key]
        /// The count that success clears.
        fileprivate var own: Key
    }

    fileprivate enum Key: Hashable, Sendable {
        case device(String)
        case pair(name: String, place: ClientPlace)
        case place(ClientPlace)
        case account(String)
        /// Codes of the second factor; only who has the password gets so far. Nil hands are strangers', who share one count.
        case code(name: String, hand: String?)
    }

    private struct Counts: Sendable {
        var devices = FailureCounts<Key>(FailureLimit(free: 10, longestSeconds: 900, forgetSeconds: 3_600))
        var pairs = FailureCounts<Key>(FailureLimit(free: 5, longestSeconds: 900, forgetSeconds: 3_600))
        var places = FailureCounts<Key>(FailureLimit(free: 30, longestSeconds: 900, forgetSeconds: 3_600))
        var accounts = FailureCounts<Key>(FailureLimit(free: 50, longestSeconds: 60, forgetSeconds: 3_600))
        var codes = FailureCounts<Key>(FailureLimit(free: 5, longestSeconds: 3_600, forgetSeconds: 86_400))

        static func path(_ key: Key) -> any WritableKeyPath<Counts, FailureCounts<Key>> & Sendable {
            switch key {
            case .device: \.devices
            case .pair: \.pairs
            case .place: \.places
            case .account: \.accounts
            case .code: \.codes
            }
        }
    }

    private let counts = Mutex(Counts())

    func admit(_ claim: Claim, at time: Timestamp) -> Admission {
        if let device = claim.device { return admit([.device(device)], own: .device(device), at: time) }
        let pair = Key.pair(name: claim.name, place: claim.place)
        if claim.isKnownPlace || claim.place.isLoopback { return admit([pair], own: pair, at: time) }
        return admit([pair, .place(claim.place), .account(claim.name)], own: pair, at: time)
    }

    func admitCode(_ claim: Claim, at time: Timestamp) -> Admission {
        // Whoever has the password and guesses codes elsewhere shuts nobody out of the places that are known.
        let hand = claim.device ?? (claim.isKnownPlace ? "place:" + claim.place.text : nil)
        let key = Key.code(name: claim.name, hand: hand)
        return admit([key], own: key, at: time)
    }

    private func admit(_ keys: [Key], own: Key, at time: Timestamp) -> Admission {
        counts.withLock { counts in
            let wait = keys.map { counts[keyPath: Counts.path($0)].wait($0, at: time) }.max() ?? 0
            guard wait == 0 else { return .wait(seconds: wait) }
            for key in keys { counts[keyPath: Counts.path(key)].add(key, at: time) }
            return .admitted(Permit(keys: keys, own: own))
        }
    }

    /// The try was right: it counts nowhere, and those before it from the same hand are forgiven.
    func succeeded(_ permit: Permit) {
        withdraw(permit)
        counts.withLock { $0[keyPath: Counts.path(permit.own)].clear(permit.own) }
    }

    /// The try was never made, or was right and is not all that is asked for.
    func withdraw(_ permit: Permit) {
        counts.withLock { counts in
            for key in permit.keys { counts[keyPath: Counts.path(key)].withdraw(key) }
        }
    }

    func forget(at time: Timestamp) {
        counts.withLock { counts in
            for path in [\Counts.devices, \.pairs, \.places, \.accounts, \.codes] {
                counts[keyPath: path].forget(at: time)
            }
        }
    }
}
