import Accounts
import Detection
import Events
import Foundation
import Hummingbird
import Intake
import Storage

/// A request for a page by somebody who may see it.
package struct PageRequest: Sendable {
    package let request: Request
    package let context: ConsoleContext
    package let visitor: Visitor
    package let console: Console

    package var language: Language { context.language }
    package var reader: Reader { context.reader }
    package var form: Form { context.form }

    /// - Throws: 400 where it is malformed.
    package var query: Form {
        get throws {
            guard let form = Form(encoded: request.uri.query ?? "") else { throw HTTPError(.badRequest) }
            return form
        }
    }

    /// - Throws: 404 where the path has no such number.
    package func number(_ name: String) throws -> Int64 {
        guard let number = context.parameters.get(name, as: Int64.self) else { throw HTTPError(.notFound) }
        return number
    }

    /// A part of the path, its escapes resolved.
    ///
    /// - Throws: 404 where there is none.
    package func part(_ name: String) throws -> String {
        guard let raw = context.parameters.get(name), let text = raw.removingPercentEncoding, !text.isEmpty else {
            throw HTTPError(.notFound)
        }
        return text
    }

    /// Whether the one who asks may do more than see this page.
    package func may(_ permission: Permission) -> Bool {
        visitor.account.role.may(permission)
    }

    package var signedIn: SignedIn { visitor.signedIn }

    /// Who makes a change.
    package var author: AccountChanges.Author {
        AccountChanges.Author(name: visitor.account.name, address: context.address)
    }

    /// Writes into the audit log what the visitor does.
    package func record(_ action: String, subject: String = "", reason: String = "") async throws {
        try await console.audit.record(
            action, by: visitor.account.name, from: context.address, subject: subject, reason: reason)
    }
}
