/// What an administrator pastes on a host so that its agent finds the server, knows it again, and may join.
///
///     mitsuke1:server.example.jp:8444:<64 hexadecimal digits>:<token>
///
/// The digits are the SHA-256 of the public key (SubjectPublicKeyInfo) of the server's certificate authority.
package struct EnrolmentString: Sendable, Equatable {
    /// A name or an address; one of IPv6 without its brackets.
    package var host: String
    package var port: Int
    package var pin: String
    /// A secret; see ``token(random:)``.
    package var token: String

    package static let tokenLength = 32
    private static let prefix = "mitsuke1:"

    package init(host: String, port: Int, pin: String, token: String) {
        self.host = host
        self.port = port
        self.pin = pin
        self.token = token
    }

    /// Spaces and line ends around it, as pasting leaves them, are nothing.
    package init(_ text: String) throws(LinkError) {
        var bytes = Array(text.utf8)
        while let last = bytes.last, last <= 32 { bytes.removeLast() }
        while let first = bytes.first, first <= 32 { bytes.removeFirst() }
        guard bytes.count <= 512, bytes.starts(with: Self.prefix.utf8) else { throw .malformed }
        var rest = bytes.dropFirst(Self.prefix.utf8.count)
        func cut() -> String? {
            guard let colon = rest.lastIndex(of: 58) else { return nil }
            defer { rest = rest[..<colon] }
            return String(validating: rest[(colon + 1)...], as: UTF8.self)
        }
        guard let token = cut(), let pin = cut(), let port = cut(), var host = String(validating: rest, as: UTF8.self)
        else { throw .malformed }
        if host.utf8.first == 91, host.utf8.last == 93 {
            host = String(host.dropFirst().dropLast())
        } else if host.utf8.contains(58) {
            throw .malformed
        }
        guard let number = Statement.number(port), number > 0, number <= 65_535, Self.isHost(host),
            Hexadecimal.isText(pin, count: 64), Self.isToken(token)
        else { throw .malformed }
        self.init(host: host, port: Int(number), pin: pin, token: token)
    }

    package var text: String {
        let shown = host.utf8.contains(58) ? "[" + host + "]" : host
        return Self.prefix + shown + ":" + String(port) + ":" + pin + ":" + token
    }

    /// A token of 160 random bits.
    ///
    /// - Parameter random: 32 random bytes, each of which gives five bits.
    package static func token(random: [UInt8]) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        return String(decoding: random.prefix(tokenLength).map { letters[Int($0 & 31)] }, as: UTF8.self)
    }

    package static func isToken(_ text: String) -> Bool {
        text.utf8.count == tokenLength
            && text.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 50 && $0 <= 55) }
    }

    private static func isHost(_ text: String) -> Bool {
        !text.utf8.isEmpty && text.utf8.count <= 253
            && text.utf8.allSatisfy {
                ($0 | 32 >= 97 && $0 | 32 <= 122) || ($0 >= 48 && $0 <= 58) || $0 == 45 || $0 == 46 || $0 == 95
                    || $0 == 37
            }
    }
}
