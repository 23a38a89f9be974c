import CLinux
import Events
import Glibc
import Sensing

/// TCP connections by looking at the system's table of sockets from time to time: the fallback where BPF is not to be had.
///
/// What it misses: connections that come and go between two looks, the last bytes of the others, sockets of other network namespaces, and the
/// process where it ended before it was looked for. Needs no privilege for the table, and the right to look into others' /proc for the process.
package final class SockDiagSensor: PolledSensor {
    package let name = "sock-diag"
    package var descriptor: Int32 {
        timer.descriptor
    }
    /// Processes whose acts are not told: the agent's own.
    package var leftOut: [Int32] = [getpid()]

    private struct Key: Hashable {
        let family: UInt8
        let local: Endpoint
        let remote: Endpoint
    }

    private struct Connection {
        var network: NetworkActivity
        var process: Process
        var user: User
        var inode: UInt32
        var look: UInt64
    }

    private let netlink: Int32
    private let timer: Timer
    private let why: String
    private let interval: UInt64
    private let holders: SocketHolders
    private let accounts = AccountNames()
    private var connections: [Key: Connection] = [:]
    private var looks: UInt64 = 0
    private var tooMany: UInt64 = 0
    private static let limit = 20_000

    /// - Parameter why: why BPF is not to be had, for the state.
    package init(why: String, boot: BootTime = BootTime(), interval: UInt64 = 500_000_000) throws(SensorError) {
        netlink = mitsuke_sockdiag_open()
        guard netlink >= 0 else { throw .refused(call: "socket(NETLINK_SOCK_DIAG)", errno: -netlink) }
        self.why = why
        self.interval = interval
        holders = SocketHolders(boot)
        timer = try Timer()
    }

    deinit { close(netlink) }

    package func begin(into output: any SensorOutput) {
        let half = interval / 100_000_000
        output.receive(
            SensorState(
                name, isLive: true,
                detail:
                    "no BPF (\(why)): the table of sockets each \(half / 10).\(half % 10) s, without shorter connections, the last bytes of others, and other network namespaces"
            ))
        // What is there before explains what ends later; it is no news.
        look(nil, output)
        timer.ring(after: interval, every: interval)
    }

    package func drain(into output: any SensorOutput) {
        timer.silence()
        look(output, output)
    }

    private func look(_ news: (any SensorOutput)?, _ output: any SensorOutput) {
        looks += 1
        let now = SystemClock.now
        var sockets: [mitsuke_socket] = []
        for family in [AF_INET, AF_INET6] {
            let result = withUnsafeMutablePointer(to: &sockets) { pointer in
                mitsuke_sockdiag_dump(
                    netlink, family,
                    { context, socket in
                        guard let context, let socket else { return }
                        let sockets = context.assumingMemoryBound(to: [mitsuke_socket].self)
                        if sockets.pointee.count < 2 * SockDiagSensor.limit { sockets.pointee.append(socket.pointee) }
                    }, pointer)
            }
            if result < 0 {
                // Nothing ended because nothing was seen.
                output.receive(
                    Gap(
                        name, .sensorFailed, until: now,
                        detail: "the table of sockets: \(String(cString: strerror(-result)))"))
                return
            }
        }
        let listening = Set(sockets.lazy.filter { $0.state == 10 }.map(\.local_port))
        var fresh: [(Key, mitsuke_socket)] = []
        for socket in sockets where socket.state != 10 {
            let key = Key(
                family: socket.family, local: Self.endpoint(socket.family, socket.local, socket.local_port),
                remote: Self.endpoint(socket.family, socket.remote, socket.remote_port))
            let isInbound = listening.contains(socket.local_port)
            if connections[key] != nil {
                connections[key]?.look = looks
                count(socket, isInbound: isInbound, &connections[key]!.network)
            } else if connections.count + fresh.count < Self.limit {
                fresh.append((key, socket))
            } else {
                tooMany += 1
            }
        }
        add(fresh, listening, news, now)
        end(news, now)
        if tooMany > 0 {
            output.receive(
                Gap(name, .overload, count: tooMany, until: now, detail: "more connections than \(Self.limit)"))
            tooMany = 0
        }
    }

    private func add(
        _ fresh: [(Key, mitsuke_socket)], _ listening: Set<UInt16>, _ news: (any SensorOutput)?, _ now: Timestamp
    ) {
        let processes = holders.holders(of: Set(fresh.lazy.map(\.1.inode).filter { $0 > 0 }))
        for (key, socket) in fresh {
            let isInbound = listening.contains(key.local.port)
            var network = NetworkActivity()
            network.direction = isInbound ? .inbound : .outbound
            let (source, destination) = isInbound ? (key.remote, key.local) : (key.local, key.remote)
            (network.sourceIP, network.sourcePort) = (source.address, source.port)
            (network.destinationIP, network.destinationPort) = (destination.address, destination.port)
            let connection = Connection(
                network: network, process: processes[socket.inode] ?? Process(), user: accounts.user(socket.user),
                inode: socket.inode, look: looks)
            tell(connection, news, now)
            connections[key] = connection
            count(socket, isInbound: isInbound, &connections[key]!.network)
        }
    }

    private func end(_ news: (any SensorOutput)?, _ now: Timestamp) {
        for (key, connection) in connections where connection.look != looks {
            connections[key] = nil
            tell(connection, news, now)
        }
    }

    private func tell(_ connection: Connection, _ news: (any SensorOutput)?, _ now: Timestamp) {
        if let pid = connection.process.pid, leftOut.contains(Int32(bitPattern: pid)) { return }
        var event = Event(time: now, host: "", activity: .network(connection.network))
        event.process = connection.process
        event.user = connection.user
        if connection.process.pid != nil { event.attribution = .exact }
        news?.receive(event)
    }

    private func count(_ socket: mitsuke_socket, isInbound: Bool, _ network: inout NetworkActivity) {
        network.sourceBytes = isInbound ? socket.received : socket.sent
        network.destinationBytes = isInbound ? socket.sent : socket.received
    }

    private static func endpoint<Bytes>(_ family: UInt8, _ bytes: Bytes, _ port: UInt16) -> Endpoint {
        withUnsafeBytes(of: bytes) { raw in
            Endpoint(family == 2 ? UnsafeRawBufferPointer(rebasing: raw[..<4]) : raw, port: port)
        }
    }
}
