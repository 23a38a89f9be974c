import Crypto
import Events
import Foundation
import Storage

/// What is posted to a webhook: headers and body, in the form that the other side takes.
struct WebhookBody: Sendable, Equatable {
    var headers: [String]
    var body: [UInt8]

    /// - Parameter token: Signs our own form; is the sign-in of Chatwork.
    init(_ message: NotificationMessage, _ form: WebhookSettings.Form, token: Concealed?, at time: Timestamp) throws {
        let json = "Content-Type: application/json; charset=utf-8"
        switch form {
        case .generic:
            body = try Self.encoded(GenericBody(message))
            headers = [json, "Idempotency-Key: \(message.key)"]
            if let token { headers.append("X-Mitsuke-Signature: \(Self.signature(body, token, time))") }
        case .slack:
            body = try Self.encoded(SlackBody(message))
            headers = [json]
        case .teams:
            body = try Self.encoded(TeamsBody(message))
            headers = [json]
        case .lineWorks:
            body = try Self.encoded(LineWorksBody(message))
            headers = [json]
        case .chatwork:
            body = Array(("body=" + Self.formEscaped(ChatworkBody.text(message))).utf8)
            headers = ["Content-Type: application/x-www-form-urlencoded"]
            if let token { headers.append("X-ChatWorkToken: \(token.exposed)") }
        }
    }

    /// `t=SECONDS,v1=` and the HMAC-SHA256 of `SECONDS.BODY` in hexadecimal digits.
    static func signature(_ body: [UInt8], _ token: Concealed, _ time: Timestamp) -> String {
        let seconds = String(time.ticks / Timestamp.ticksPerSecond)
        var code = HMAC<SHA256>(key: SymmetricKey(data: Array(token.exposed.utf8)))
        code.update(data: Array((seconds + ".").utf8) + body)
        let digits = code.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return "t=\(seconds),v1=\(digits)"
    }

    private static func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    private static func formEscaped(_ text: String) -> String {
        var out = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default: out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return out
    }
}
