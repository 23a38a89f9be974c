import HTTPTypes
import Hummingbird
import NIOCore
import Spooling

/// Why an agent does not get what it asked for; see Docs/Link.md.
package struct Refusal: Error, Equatable, HTTPResponseError {
    package var status: HTTPResponse.Status
    /// Stable, for programs.
    package var word: String
    package var retryAfterSeconds: Int?

    static let malformed = Refusal(.badRequest, "malformed")
    static let tooLarge = Refusal(.contentTooLarge, "too-large")
    /// There is no certificate, or one of nobody who is known.
    static let certificate = Refusal(.unauthorized, "certificate")
    static let revoked = Refusal(.forbidden, "revoked")
    static let token = Refusal(.forbidden, "token")
    static let waiting = Refusal(.forbidden, "waiting", retryAfterSeconds: 30)
    static let unsupported = Refusal(.upgradeRequired, "protocol")
    static let busy = Refusal(.tooManyRequests, "busy", retryAfterSeconds: 2)
    static let full = Refusal(.serviceUnavailable, "full", retryAfterSeconds: 30)
    static let stopping = Refusal(.serviceUnavailable, "stopping", retryAfterSeconds: 5)

    init(_ status: HTTPResponse.Status, _ word: String, retryAfterSeconds: Int? = nil) {
        self.status = status
        self.word = word
        self.retryAfterSeconds = retryAfterSeconds
    }

    package func response(from request: Request, context: some RequestContext) -> Response {
        var response = Response(status: status, body: ResponseBody(byteBuffer: ByteBuffer(string: word + "\n")))
        response.headers[.linkRefusal] = word
        response.headers[.linkVersion] = String(LinkProtocol.current)
        if let retryAfterSeconds { response.headers[.retryAfter] = String(retryAfterSeconds) }
        return response
    }
}

extension HTTPField.Name {
    static let linkVersion = HTTPField.Name(LinkProtocol.versionHeader)!
    static let linkAgent = HTTPField.Name(LinkProtocol.agentHeader)!
    static let linkRefusal = HTTPField.Name(LinkProtocol.refusalHeader)!
}
