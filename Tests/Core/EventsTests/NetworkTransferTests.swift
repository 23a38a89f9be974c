import Events
import Testing

@Suite struct NetworkTransferTests {
    private static func read(_ network: NetworkActivity) throws -> NetworkActivity? {
        var text = TextBuffer()
        EventJSON.append(Event(time: .seconds(1), host: "a", activity: .network(network)), EventLine(), to: &text)
        let event = try text.bytes.withUnsafeBufferPointer { try EventJSON.read($0).event }
        guard case .network(let network) = event.activity else { return nil }
        return network
    }

    @Test(
        "a file that went over a connection is written and read again",
        arguments: [
            NetworkActivity.Transfer.Action.uploadBegun, .upload, .uploadFailed, .downloadBegun, .download,
            .downloadFailed,
            .encrypted,
        ])
    func transfer(action: NetworkActivity.Transfer.Action) throws {
        var network = NetworkActivity()
        network.direction = .outbound
        network.destinationIP = "10.0.0.2"
        network.destinationPort = 21
        network.transfer = NetworkActivity.Transfer(action, file: "the plan.pdf")
        network.transfer?.sizeBytes = 7
        #expect(try Self.read(network) == network)
    }

    @Test("a connection without one stays without one")
    func none() throws {
        var network = NetworkActivity()
        network.direction = .inbound
        #expect(try Self.read(network) == network)
    }
}
