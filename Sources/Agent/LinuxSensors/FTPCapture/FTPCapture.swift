import CLinux
import Events
import Glibc
import Sensing

/// Files that go over FTP, from the packets of its control channel: names, directions, sizes, outcomes.
///
/// Why packets: no log of a client tells them, and this sees every program alike. Sizes come from the sequence numbers at the ends of the
/// data connections, whose contents are never looked at. What it misses: what goes through TLS (it says when a channel goes dark),
/// control channels on other ports, fragments. Opening the socket needs CAP_NET_RAW; reading it needs nothing, so that a process without
/// privilege can do it: what it reads was written by others. Events have no process: ``ConnectionOwners`` adds it.
package final class FTPCapture: PolledSensor {
    package let name = "ftp"
    package var descriptor: Int32 {
        waiting.descriptor
    }

    private let packets: Int32
    private let port: UInt16
    private let waiting: Waiting
    private let timer: Timer
    private var tracker: FTPTracker
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)

    /// Opens the packets of one port.
    package static func open(port: UInt16 = 21) throws(SensorError) -> Int32 {
        let packets = mitsuke_packet_open(port)
        guard packets >= 0 else { throw .refused(call: "socket(AF_PACKET)", errno: -packets) }
        return packets
    }

    /// - Parameter packets: what ``open(port:)`` gave; closed at the end.
    package init(packets: Int32, port: UInt16 = 21) throws(SensorError) {
        self.packets = packets
        self.port = port
        tracker = FTPTracker(port: port)
        waiting = try Waiting()
        timer = try Timer()
        try waiting.add(packets, tag: 0)
        try waiting.add(timer.descriptor, tag: 1)
    }

    deinit {
        close(packets)
        buffer.deallocate()
    }

    package func begin(into output: any SensorOutput) {
        output.receive(SensorState(name, isLive: true, detail: "packets of port \(port)"))
    }

    package func drain(into output: any SensorOutput) {
        let ready = waiting.ready
        if ready & 2 != 0 { timer.silence() }
        let now = SystemClock.now
        let end = SystemClock.sinceBoot + 8_000_000
        while SystemClock.sinceBoot < end {
            var copy: Int32 = 0
            let length = mitsuke_packet_read(packets, buffer.baseAddress, buffer.count, &copy)
            guard length >= 0 else { break }
            let caught = UnsafeRawBufferPointer(
                rebasing: UnsafeRawBufferPointer(buffer)[..<min(Int(length), buffer.count)])
            guard copy == 0, let segment = TCPSegment(caught, wholeLength: Int(length)) else { continue }
            tracker.take(segment, at: now) { output.receive(Self.event($0, now)) }
        }
        tracker.expire(at: now) { output.receive(Self.event($0, now)) }
        // For a transfer whose data connection has not ended yet.
        if ready & 1 != 0 { timer.ring(after: 2_500_000_000) }
        let drops = mitsuke_packet_drops(packets)
        if drops > 0 {
            output.receive(Gap(name, .queueOverflow, count: UInt64(drops), until: now, detail: "packets"))
        }
    }

    static func event(_ transfer: FTPTransfer, _ time: Timestamp) -> Event {
        var network = NetworkActivity()
        network.direction = .unknown
        network.sourceIP = transfer.client.address
        network.sourcePort = transfer.client.port
        network.destinationIP = transfer.server.address
        network.destinationPort = transfer.server.port
        var facts = NetworkActivity.Transfer(action(transfer), file: transfer.file)
        facts.sizeBytes = transfer.bytes
        network.transfer = facts
        return Event(time: time, host: "", activity: .network(network))
    }

    private static func action(_ transfer: FTPTransfer) -> NetworkActivity.Transfer.Action {
        switch transfer.phase {
        case .wentDark: .encrypted
        case .begun: transfer.isUpload ? .uploadBegun : .downloadBegun
        case .ended(let status) where status < 300: transfer.isUpload ? .upload : .download
        case .ended: transfer.isUpload ? .uploadFailed : .downloadFailed
        }
    }
}
