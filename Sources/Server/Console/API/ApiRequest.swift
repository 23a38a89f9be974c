import Accounts
import Detection
import Events
import Foundation
import HTTPTypes
import Hummingbird
import Storage

/// A request that may be answered: its parameters and its body are as the operation declares them.
struct ApiRequest: Sendable {
    let console: Console
    let caller: ApiCaller
    let request: Request
    let address: String
    let language: Language
    let parameters: [String: [JSON]]
    /// Null where there is none, or where the operation reads it itself.
    let body: JSON

    func text(_ name: String) -> String? { parameters[name]?.first?.string }
    func texts(_ name: String) -> [String] { (parameters[name] ?? []).compactMap(\.string) }
    func number(_ name: String) -> Int64? { parameters[name]?.first?.number }
    func flag(_ name: String) -> Bool { parameters[name]?.first?.bool ?? false }
    func time(_ name: String) -> Timestamp? { text(name).flatMap { Schema.time($0) } }

    /// Of the path.
    var id: Int64 { number("id") ?? 0 }
    var limit: Int { Int(number("limit") ?? 100) }

    func record(_ action: String, subject: String = "", reason: String = "") async throws {
        try await console.audit.record(
            action, by: caller.account.name, from: address, subject: subject, reason: reason)
    }
}

/// Who calls the API: by a token, or from a page of the console.
struct ApiCaller: Sendable {
    let account: Account
    private let token: ApiTokenHolder?

    init(_ account: Account, _ token: ApiTokenHolder? = nil) {
        self.account = account
        self.token = token
    }

    func may(_ permission: Permission) -> Bool {
        token.map { $0.may(permission) } ?? account.role.may(permission)
    }
}
