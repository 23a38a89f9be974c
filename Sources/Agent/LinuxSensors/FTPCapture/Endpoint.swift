/// An address and a port; IPv4 in the form that IPv6 has for it.
struct Endpoint: Hashable {
    var high: UInt64
    var low: UInt64
    var port: UInt16

    init(high: UInt64, low: UInt64, port: UInt16) {
        self.high = high
        self.low = low
        self.port = port
    }

    /// - Parameter bytes: 4 or 16, as they go over the line.
    init(_ bytes: UnsafeRawBufferPointer, port: UInt16) {
        let start = bytes.count == 4 ? 0 : bytes.count - 8
        low = bytes[start...].reduce(bytes.count == 4 ? 0xffff : 0) { $0 << 8 | UInt64($1) }
        high = bytes.count == 4 ? 0 : bytes[..<8].reduce(0) { $0 << 8 | UInt64($1) }
        self.port = port
    }

    var address: String {
        withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { AddressText.text($0) }
    }

    func with(port: UInt16) -> Endpoint {
        Endpoint(high: high, low: low, port: port)
    }
}
