import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

@Suite(.enabled(if: access("/usr/bin/python3", X_OK) == 0, "needs python3"), .serialized)
struct SockDiagTests {
    /// A server and a client that stay connected until something is written to the client.
    private static let program = """
        import socket, sys, threading
        family = socket.AF_INET6 if ':' in sys.argv[1] else socket.AF_INET
        server = socket.socket(family); server.bind((sys.argv[1], 0)); server.listen()
        client = socket.create_connection(server.getsockname()[:2])
        other = server.accept()[0]
        client.sendall(b'a' * 70000)
        left = 70000
        while left: left -= len(other.recv(65536))
        other.sendall(b'b' * 300)
        left = 300
        while left: left -= len(client.recv(65536))
        print(server.getsockname()[1], flush=True)
        sys.stdin.read()
        """

    @Test(
        "a connection that lasts is told with its process, its direction and its bytes",
        arguments: ["127.0.0.1", "::1"])
    func connection(address: String) throws {
        let output = CollectedOutput()
        let sensor = try SockDiagSensor(why: "a test", interval: 50_000_000)
        sensor.begin(into: output)
        #expect(output.events.isEmpty && output.states.first?.detail.contains("no BPF (a test)") == true)
        let process = Foundation.Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
        process.arguments = ["-c", Self.program, address]
        let (input, lines) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = lines
        try process.run()
        let line = String(decoding: lines.fileHandleForReading.availableData, as: UTF8.self)
        let port = try #require(UInt16(line.trimmingCharacters(in: .newlines)))
        func of(_ direction: NetworkActivity.Direction, ended: Bool) -> Event? {
            output.events.first {
                guard case .network(let network) = $0.activity else { return false }
                return network.destinationPort == port && network.direction == direction && network.isEnd == ended
            }
        }
        // Both ends have the server's port; only one listens there.
        #expect(output.wait(for: sensor) { _ in of(.inbound, ended: false) != nil })
        try input.fileHandleForWriting.close()
        #expect(output.wait(for: sensor) { _ in of(.inbound, ended: true) != nil })
        process.waitUntilExit()
        let begun = try #require(of(.outbound, ended: false))
        #expect(begun.process.pid == UInt32(process.processIdentifier) && begun.attribution == .exact)
        #expect(begun.process.executable.contains("python"))
        #expect(output.wait(for: sensor) { _ in of(.outbound, ended: true) != nil })
        guard case .network(let network)? = of(.outbound, ended: true)?.activity else { return }
        #expect(network.sourceIP == address && network.sourceBytes == 70_000 && network.destinationBytes == 300)
        #expect(output.gaps.isEmpty)
    }
}
