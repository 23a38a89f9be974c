import HTTPTypes
import Hummingbird
import NIOCore
import PolicyFiles
import Storage

/// Why the API does not do what it was asked for, in its one form.
struct ApiError: Error, Equatable {
    let status: HTTPResponse.Status
    /// Stable, for programs.
    let code: String
    /// For the one who writes the program.
    let message: String

    init(_ status: HTTPResponse.Status, _ code: String, _ message: String) {
        self.status = status
        self.code = code
        self.message = message
    }

    static func invalid(_ message: String) -> ApiError { ApiError(.unprocessableContent, "invalid", message) }
    static let notFound = ApiError(.notFound, "not-found", "There is no such thing.")
    static let forbidden = ApiError(.forbidden, "forbidden", "The role does not allow this.")
    static let malformed = ApiError(.badRequest, "malformed", "The request cannot be read.")
    static let tooLarge = ApiError(.contentTooLarge, "too-large", "The body is larger than allowed.")

    /// What any error of an operation means to the one who asked.
    init(_ error: any Error) {
        switch error {
        case let error as ApiError: self = error
        case StoreError.notFound: self = .notFound
        case StoreError.conflict:
            self.init(.conflict, "conflict", "It exists already, or was changed meanwhile. Nothing was changed.")
        case StoreError.full, StoreError.locked:
            self.init(.serviceUnavailable, "unavailable", "The disk is full or the store is busy.")
        case let error as HTTPError:
            switch error.status {
            case .notFound: self = .notFound
            case .forbidden: self = .forbidden
            case .contentTooLarge: self = .tooLarge
            default: self.init(error.status, "refused", error.status.reasonPhrase)
            }
        default: self.init(.internalServerError, "failed", "Something went wrong in the server; its own log says more.")
        }
    }

    static let schema = Schema.named(
        "Error",
        .object([
            .init("error", .object([.init("code", .anyText, "Stable, for programs."), .init("message", .anyText)]))
        ]))

    var response: Response {
        let json = JSON.object(["error": .object(["code": .string(code), "message": .string(message)])])
        return Response(
            status: status, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: json.bytes)))
    }
}
