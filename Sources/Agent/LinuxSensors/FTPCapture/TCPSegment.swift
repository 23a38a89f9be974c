/// A TCP segment in an IP packet, as far as it is whole. Valid as long as the bytes that it was read from.
struct TCPSegment {
    enum Flag {
        static let finish: UInt8 = 1
        static let open: UInt8 = 2
        static let reset: UInt8 = 4
        static let acknowledge: UInt8 = 16
    }

    let source: Endpoint
    let destination: Endpoint
    let sequence: UInt32
    let flags: UInt8
    let payload: UnsafeRawBufferPointer
    /// How long the payload was before it was cut.
    let length: Int

    /// - Parameters:
    ///   - bytes: the packet from its IP header on.
    ///   - wholeLength: how long the packet was; it may be longer than what was caught of it.
    init?(_ bytes: UnsafeRawBufferPointer, wholeLength: Int) {
        guard let version = bytes.first.map({ $0 >> 4 }) else { return nil }
        var end = wholeLength
        let header: Int
        let addresses: (UnsafeRawBufferPointer, UnsafeRawBufferPointer)
        if version == 4 {
            header = Int(bytes[0] & 15) * 4
            // Fragments are left out: the control channel's lines never fill a packet.
            guard header >= 20, bytes.count >= header, bytes[9] == 6, bytes[6] & 0x3f == 0, bytes[7] == 0 else {
                return nil
            }
            let told = Int(bytes[2]) << 8 | Int(bytes[3])
            if told >= header, told < end { end = told }
            addresses = (
                UnsafeRawBufferPointer(rebasing: bytes[12..<16]), UnsafeRawBufferPointer(rebasing: bytes[16..<20])
            )
        } else if version == 6 {
            header = 40
            guard bytes.count >= header, bytes[6] == 6 else { return nil }
            let told = Int(bytes[4]) << 8 | Int(bytes[5])
            if told > 0, header + told < end { end = header + told }
            addresses = (
                UnsafeRawBufferPointer(rebasing: bytes[8..<24]), UnsafeRawBufferPointer(rebasing: bytes[24..<40])
            )
        } else {
            return nil
        }
        guard bytes.count >= header + 20 else { return nil }
        let tcp = UnsafeRawBufferPointer(rebasing: bytes[header...])
        let offset = Int(tcp[12] >> 4) * 4
        guard offset >= 20, header + offset <= end, offset <= tcp.count else { return nil }
        source = Endpoint(addresses.0, port: UInt16(tcp[0]) << 8 | UInt16(tcp[1]))
        destination = Endpoint(addresses.1, port: UInt16(tcp[2]) << 8 | UInt16(tcp[3]))
        sequence = tcp[4..<8].reduce(0) { $0 << 8 | UInt32($1) }
        flags = tcp[13]
        length = end - header - offset
        payload = UnsafeRawBufferPointer(rebasing: tcp[offset..<min(tcp.count, offset + length)])
    }
}
