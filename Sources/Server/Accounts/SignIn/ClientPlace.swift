import Foundation

/// The address of a client, cut to what one household or office has: whole for IPv4, 64 bits for IPv6.
package struct ClientPlace: Hashable, Sendable {
    package let text: String

    package init(_ address: String) {
        let address = address.split(separator: "%", maxSplits: 1).first.map(String.init) ?? ""
        var v4 = in_addr()
        var v6 = in6_addr()
        if inet_pton(AF_INET, address, &v4) == 1 {
            text = address
        } else if inet_pton(AF_INET6, address, &v6) == 1 {
            let bytes = withUnsafeBytes(of: &v6) { Array($0) }
            text = Self.text(bytes)
        } else {
            text = String(address.prefix(100))
        }
    }

    /// From the machine on which the server runs.
    package var isLoopback: Bool { text.hasPrefix("127.") || text == Self.loopback }

    private static let loopback = "::1"

    private static func text(_ bytes: [UInt8]) -> String {
        if bytes.dropLast().allSatisfy({ $0 == 0 }), bytes.last == 1 { return loopback }
        // IPv4 in the form of IPv6.
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
            return bytes[12...].map(String.init).joined(separator: ".")
        }
        let groups = stride(from: 0, to: 8, by: 2).map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }
        return groups.joined(separator: ":") + "::/64"
    }
}
