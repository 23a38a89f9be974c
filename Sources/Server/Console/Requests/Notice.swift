import Foundation
import Hummingbird

/// A sentence about what was just done, carried to the next page by a cookie and shown once.
enum Notice {
    static let name = "__Host-notice"

    static func cookie(_ text: String) -> String {
        let value = Data(text.utf8.prefix(2_000)).base64EncodedString()
        return "\(name)=\(value); Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Strict"
    }

    static let removal = "\(name)=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Strict"

    static func read(_ request: Request) -> String? {
        guard let value = request.cookies[name]?.value, value.utf8.count < 4_000, let data = Data(base64Encoded: value)
        else { return nil }
        let text = String(decoding: data, as: UTF8.self)
        return text.isEmpty ? nil : text
    }
}
