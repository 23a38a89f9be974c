import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

@Suite(.enabled(if: Root.isHere, "needs root: BPF"), .serialized)
struct BPFSensorTests {
    private static func sensor(_ output: CollectedOutput) throws -> BPFSensor {
        let compiled: String = try #require(BPFPrograms.object)
        let sensor = try BPFSensor(object: compiled)
        sensor.begin(into: output)
        return sensor
    }

    private static func isStart(_ event: Event, _ word: String) -> Bool {
        guard case .process(let activity) = event.activity else { return false }
        return activity.action == .start && event.process.commandLine.contains(word)
    }

    private static func isEnd(_ event: Event, _ pid: UInt32) -> Bool {
        guard case .process(let activity) = event.activity else { return false }
        return activity.action == .end && event.process.pid == pid
    }

    @Test("the table of running processes comes first, with this process and its true start")
    func running() throws {
        let output = CollectedOutput()
        let sensor = try Self.sensor(output)
        #expect(output.states.first?.isLive == true)
        let own = try #require(output.events.first { $0.process.pid == UInt32(getpid()) })
        #expect(own.parent?.pid == UInt32(getppid()))
        let start = try #require(own.process.start)
        #expect((0...3600).contains(SystemClock.now.seconds(since: start)))
        _ = sensor
    }

    @Test("a short process has its program, whole command line, parent, account and start, and an end")
    func process() throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let sensor = try Self.sensor(output)
        let shell = try own.run("/usr/bin/env true --marker-7 'a b'; exit")
        let isTrue = { (event: Event) in
            Self.isStart(event, "--marker-7") && event.process.executable.hasSuffix("/true")
        }
        #expect(
            output.wait(for: sensor) { output in
                output.events.contains { event in
                    isTrue(event) && output.events.contains { Self.isEnd($0, event.process.pid!) }
                }
            })
        let start = try #require(output.events.first(where: isTrue))
        #expect(start.process.executable == "/usr/bin/true")
        #expect(start.process.commandLine == #"true --marker-7 "a b""#)
        #expect(start.parent?.pid == UInt32(shell))
        #expect(start.user == User(name: "root", id: "0"))
        let end = try #require(output.events.first { Self.isEnd($0, start.process.pid!) })
        #expect(end.time > start.time && start.process.start == start.time)
        #expect(end.process.executable == "/usr/bin/true")
        // The fork came before, with the shell's program.
        let fork = try #require(output.events.first { $0.process.pid == start.process.pid })
        #expect(fork.process.commandLine.isEmpty && fork.process.start! < start.process.start!)
        // The program before the exec and the one after it are told apart.
        #expect(fork.process.entityID != start.process.entityID)
        #expect(output.gaps.isEmpty)
    }

    @Test("a command line of 15,000 bytes is whole; one that is cut says so")
    func longLines() throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let sensor = try Self.sensor(output)
        let word = String(repeating: "x", count: 15_000)
        try own.run("/usr/bin/true --long \(word); /usr/bin/true --longer \(word)\(word); exit")
        let ends = { (output: CollectedOutput) in
            output.events.filter { $0.process.commandLine.hasPrefix("/usr/bin/true --long") }
        }
        #expect(output.wait(for: sensor) { ends($0).count == 2 })
        #expect(ends(output)[0].process.commandLine == "/usr/bin/true --long \(word)")
        let cut = ends(output)[1].process.commandLine
        let isWhole = cut == "/usr/bin/true --longer \(word)\(word)"
        #expect(isWhole || (cut.hasSuffix(" …") && !output.gaps.isEmpty))
    }

    @Test(
        "connections have their owner, both ends and exact bytes, over IPv4 and IPv6", arguments: ["127.0.0.1", "::1"])
    func connections(address: String) throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let sensor = try Self.sensor(output)
        let pid = try own.run(
            """
            exec python3 -c "
            import socket, threading
            family = socket.AF_INET6 if ':' in '\(address)' else socket.AF_INET
            server = socket.create_server(('\(address)', 0), family=family)
            def serve():
                peer, _ = server.accept()
                while peer.recv(65536): pass
                peer.sendall(b'y' * 1234)
                peer.close()
            thread = threading.Thread(target=serve); thread.start()
            client = socket.create_connection(server.getsockname()[:2])
            client.sendall(b'x' * 300000)
            client.shutdown(socket.SHUT_WR)
            while client.recv(65536): pass
            client.close(); thread.join()
            "
            """)
        let closes = { (output: CollectedOutput) -> [(Event, NetworkActivity)] in
            output.events.compactMap { event in
                // Other tests connect meanwhile.
                guard case .network(let network) = event.activity, network.sourceBytes == 300_000,
                    network.destinationIP == address
                else { return nil }
                return (event, network)
            }
        }
        // Every connection of the machine is told: ours is the one of this process, and the other end of it.
        func outbound() -> (Event, NetworkActivity)? {
            closes(output).first { $0.0.process.pid == UInt32(pid) && $0.1.direction == .outbound }
        }
        func inbound() -> NetworkActivity? {
            closes(output).first { $0.1.direction == .inbound && $0.1.sourcePort == outbound()?.1.sourcePort }?.1
        }
        #expect(output.wait(for: sensor) { _ in inbound() != nil })
        let (event, network) = try #require(outbound())
        #expect(event.process.pid == UInt32(pid) && event.process.executable.contains("python3"))
        #expect(network.sourceBytes == 300_000 && network.destinationBytes == 1234)
        #expect(network.sourceIP == address && network.sourcePort ?? 0 > 0 && network.destinationPort ?? 0 > 0)
        let other = try #require(inbound())
        #expect(other.sourcePort == network.sourcePort && other.destinationPort == network.destinationPort)
        #expect(other.sourceBytes == 300_000 && other.destinationBytes == 1234)
    }

    @Test("without the compiled programs it says which file is missing")
    func missing() {
        #expect(throws: SensorError.self) { try BPFSensor(object: "/nonexistent.bpf.o") }
    }
}
