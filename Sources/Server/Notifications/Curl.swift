import CCurl
import Foundation

/// The system's libcurl, which sends mail and calls webhooks.
package enum Curl {
    /// Nil where there is no libcurl on this machine.
    package static var version: String? {
        mitsuke_curl_load() ? String(cString: mitsuke_curl_version()) : nil
    }

    /// Does one transfer on a thread of its own, since libcurl blocks while it waits.
    static func perform(_ transfer: CurlTransfer) async -> CurlAnswer {
        guard mitsuke_curl_load() else { return CurlAnswer(failure: "libcurl.so.4 is missing") }
        return await withCheckedContinuation { continuation in
            let thread = Thread {
                continuation.resume(returning: CurlRun(transfer).perform())
            }
            thread.name = "mitsuke.curl"
            thread.stackSize = 1 << 20
            thread.start()
        }
    }
}

/// What libcurl is asked to do.
struct CurlTransfer: Sendable {
    enum Kind: Sendable {
        case mail(from: String, to: [String], user: String, password: String, needsTLS: Bool)
        case post(headers: [String])
    }

    var address: String
    var kind: Kind
    var body: [UInt8]
    /// Certificates in PEM form that are trusted instead of the system's.
    var authority = ""
    var connectSeconds = 10
    var totalSeconds = 30
}

/// What came of it.
struct CurlAnswer: Sendable, Equatable {
    /// Why the transfer failed; nil where it ended well, whatever the server said.
    var failure: String?
    /// The last code of HTTP or SMTP; 0 where there was none.
    var status = 0
    /// How long the server asks to wait.
    var retryAfterSeconds: Int64 = 0
    /// What a web server answered, its beginning.
    var body: [UInt8] = []
    /// What a mail server and this one said, without secrets.
    var dialogue: [String] = []
}
