@testable import Watches

/// The names of all reasons, from the watch itself.
enum BrowserReasonNames {
    static let all = BrowserReason.allCases.map(\.rawValue)
}
