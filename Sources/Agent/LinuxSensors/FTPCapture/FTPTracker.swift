import Events

/// All control channels and the data connections that they announced, within bounds: the oldest are let go of.
struct FTPTracker {
    static let sessionLimit = 1024
    static let dataLimit = 1024

    private struct Channel: Hashable {
        let client: Endpoint
        let server: Endpoint
    }

    private struct Conversation {
        var session: FTPSession
        var commands = LineStream()
        var replies = LineStream()
        var data: Channel?
        /// Waits for the end of the data connection, which may come after the server's last word.
        var ended: FTPTransfer?
        var lastSeen: Timestamp
    }

    /// Who opened it is the `client` here.
    private struct DataConnection {
        let owner: Channel
        let isPassive: Bool
        var opened: UInt32
        var answered: UInt32?
        var sent: UInt32?
        var received: UInt32?
        var isReset = false
    }

    private var conversations: [Channel: Conversation] = [:]
    private var expected: [Endpoint: Channel] = [:]
    private var connections: [Channel: DataConnection] = [:]
    /// The control channel's port at the server.
    private let port: UInt16

    init(port: UInt16 = 21) {
        self.port = port
    }

    var count: Int {
        conversations.count + connections.count + expected.count
    }

    mutating func take(_ segment: TCPSegment, at time: Timestamp, _ give: (FTPTransfer) -> Void) {
        if segment.destination.port == port || segment.source.port == port {
            control(segment, at: time, give)
        } else {
            data(segment, give)
        }
    }

    /// Tells what still waits for a data connection's end after two seconds, and forgets channels that were silent for a day.
    mutating func expire(at time: Timestamp, _ give: (FTPTransfer) -> Void) {
        for (channel, conversation) in conversations {
            let silence = time.seconds(since: conversation.lastSeen)
            if silence >= 2, let transfer = conversation.ended {
                finish(channel, transfer, give)
            }
            if silence >= 86_400 { forget(channel) }
        }
    }

    private mutating func control(_ segment: TCPSegment, at time: Timestamp, _ give: (FTPTransfer) -> Void) {
        let isCommand = segment.destination.port == port
        let channel =
            isCommand
            ? Channel(client: segment.source, server: segment.destination)
            : Channel(client: segment.destination, server: segment.source)
        let isOpening = segment.flags & TCPSegment.Flag.open != 0
        if isOpening, isCommand { forget(channel) }
        guard var conversation = conversations.removeValue(forKey: channel) ?? made(channel, time) else { return }
        conversation.lastSeen = time
        if isOpening {
            if isCommand {
                conversation.commands.open(at: segment.sequence)
            } else {
                conversation.replies.open(at: segment.sequence)
            }
        }
        var told: [FTPTransfer] = []
        if isCommand {
            conversation.commands.take(segment.sequence, segment.payload) { line in
                // A new command ends the waiting for the data connection of the last one.
                if let transfer = conversation.ended { told.append(measured(transfer, conversation.data)) }
                conversation.ended = nil
                conversation.session.command(line)
            }
        } else {
            conversation.replies.take(segment.sequence, segment.payload) { line in
                guard let transfer = conversation.session.reply(line) else { return }
                if case .ended = transfer.phase, let data = conversation.data, connections[data].map(isOpen) == true {
                    conversation.ended = transfer
                } else {
                    told.append(measured(transfer, conversation.data))
                    if case .ended = transfer.phase {
                        conversation.data.map { _ = connections.removeValue(forKey: $0) }
                    }
                }
            }
        }
        if let place = conversation.session.expected?.place, expected.count < Self.dataLimit {
            expected[place] = channel
        }
        conversations[channel] = conversation
        told.forEach(give)
        if segment.flags & (TCPSegment.Flag.finish | TCPSegment.Flag.reset) != 0 {
            if let transfer = conversation.ended { finish(channel, transfer, give) }
            if segment.flags & TCPSegment.Flag.reset != 0 || isCommand { forget(channel) }
        }
    }

    private mutating func data(_ segment: TCPSegment, _ give: (FTPTransfer) -> Void) {
        let forward = Channel(client: segment.source, server: segment.destination)
        let isOpening = segment.flags & TCPSegment.Flag.open != 0
        if isOpening, segment.flags & TCPSegment.Flag.acknowledge == 0 {
            guard let owner = expected.removeValue(forKey: segment.destination),
                let session = conversations[owner]?.session,
                let announced = session.expected, announced.place == segment.destination,
                connections.count < Self.dataLimit
            else { return }
            if let old = conversations[owner]?.data { connections.removeValue(forKey: old) }
            connections[forward] = DataConnection(
                owner: owner, isPassive: announced.isPassive, opened: segment.sequence)
            conversations[owner]?.data = forward
            return
        }
        let backward = Channel(client: segment.destination, server: segment.source)
        let isForward = connections[forward] != nil
        let key = isForward ? forward : backward
        guard var connection = connections[key] else { return }
        let end = segment.sequence &+ UInt32(truncatingIfNeeded: segment.length)
        if isOpening { connection.answered = segment.sequence }
        if segment.flags & TCPSegment.Flag.finish != 0 {
            if isForward {
                connection.sent = end &- connection.opened &- 1
            } else if let answered = connection.answered {
                connection.received = end &- answered &- 1
            }
        }
        if segment.flags & TCPSegment.Flag.reset != 0 { connection.isReset = true }
        connections[key] = connection
        if !isOpen(connection), let transfer = conversations[connection.owner]?.ended {
            finish(connection.owner, transfer, give)
        }
    }

    /// Whether its size is still to come: the one who sends says it with its end.
    private func isOpen(_ connection: DataConnection) -> Bool {
        !connection.isReset && (connection.sent == nil || connection.received == nil)
    }

    private func measured(_ transfer: FTPTransfer, _ data: Channel?) -> FTPTransfer {
        guard case .ended = transfer.phase, let connection = data.flatMap({ connections[$0] }) else { return transfer }
        var transfer = transfer
        // The client of FTP opened the connection when it is a passive one.
        let isByOpener = transfer.isUpload == connection.isPassive
        transfer.bytes = (isByOpener ? connection.sent : connection.received).map { UInt64($0) }
        return transfer
    }

    private mutating func finish(_ channel: Channel, _ transfer: FTPTransfer, _ give: (FTPTransfer) -> Void) {
        let data = conversations[channel]?.data
        give(measured(transfer, data))
        conversations[channel]?.ended = nil
        conversations[channel]?.data = nil
        if let data { connections.removeValue(forKey: data) }
    }

    private mutating func made(_ channel: Channel, _ time: Timestamp) -> Conversation? {
        if conversations.count >= Self.sessionLimit,
            let oldest = conversations.min(by: { $0.value.lastSeen < $1.value.lastSeen })?.key
        {
            forget(oldest)
        }
        return Conversation(session: FTPSession(client: channel.client, server: channel.server), lastSeen: time)
    }

    private mutating func forget(_ channel: Channel) {
        guard let conversation = conversations.removeValue(forKey: channel) else { return }
        if let data = conversation.data { connections.removeValue(forKey: data) }
        if let place = conversation.session.expected?.place, expected[place] == channel {
            expected.removeValue(forKey: place)
        }
    }
}
