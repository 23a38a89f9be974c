import Glibc

/// Addresses of the network as text.
enum AddressText {
    /// - Parameter bytes: 4 or 16, as they go over the line. An IPv4 address in the clothes of IPv6 is written as what it is.
    static func text(_ bytes: UnsafeRawBufferPointer) -> String {
        let isMapped = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
        let address = isMapped ? UnsafeRawBufferPointer(rebasing: bytes[12...]) : bytes
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { out in
            guard inet_ntop(address.count == 4 ? AF_INET : AF_INET6, address.baseAddress, out.baseAddress, 64) != nil
            else { return "" }
            return String(cString: out.baseAddress!)
        }
    }
}
