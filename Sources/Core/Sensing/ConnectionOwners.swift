import Events

/// Which process opened a connection, kept for a while after its end: bound when it is made, since later it may not be found any more.
package struct ConnectionOwners {
    private struct Key: Hashable {
        let source: String
        let sourcePort: UInt16
        let destination: String
        let destinationPort: UInt16
    }

    private struct Owner {
        let process: Process
        let user: User
        let direction: NetworkActivity.Direction
    }

    private var young: [Key: Owner] = [:]
    private var old: [Key: Owner] = [:]
    private let half: Int

    package init(limit: Int = 8192) {
        half = max(1, limit / 2)
    }

    /// Learns from a connection of which the process is known.
    package mutating func learn(_ event: borrowing Event) {
        guard case .network(let network) = event.activity, network.transfer == nil, event.process.pid != nil,
            let key = Self.key(network)
        else { return }
        if young.count >= half, young[key] == nil {
            swap(&young, &old)
            young.removeAll(keepingCapacity: true)
        }
        young[key] = Owner(process: event.process, user: event.user, direction: network.direction)
    }

    /// Adds the process to an event that has none.
    package func bind(_ event: inout Event) {
        guard event.process.pid == nil, case .network(var network) = event.activity, let key = Self.key(network),
            let owner = young[key] ?? old[key]
        else { return }
        event.process = owner.process
        event.user = owner.user
        event.attribution = .exact
        if network.direction == .unknown {
            network.direction = owner.direction
            event.activity = .network(network)
        }
    }

    private static func key(_ network: borrowing NetworkActivity) -> Key? {
        guard let sourcePort = network.sourcePort, let destinationPort = network.destinationPort else { return nil }
        return Key(
            source: network.sourceIP, sourcePort: sourcePort, destination: network.destinationIP,
            destinationPort: destinationPort)
    }
}
