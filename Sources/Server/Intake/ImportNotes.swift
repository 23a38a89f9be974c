import Events
import Storage

/// What an import notes beside the lines, once in a while and at its end: which hosts were seen, and when.
struct ImportNotes {
    private var spans: [String: HostSighting] = [:]
    private var last = ContinuousClock.now

    private static let interval = Duration.seconds(1)

    var areDue: Bool { ContinuousClock.now - last >= Self.interval }

    mutating func add(_ batch: [LogLine]) {
        for line in batch where !line.event.host.isEmpty {
            let time = line.event.time
            spans[line.event.host, default: HostSighting(name: line.event.host, first: time, last: time)].extend(
                to: time)
        }
    }

    mutating func take() -> [HostSighting] {
        defer {
            spans.removeAll(keepingCapacity: true)
            last = .now
        }
        return Array(spans.values)
    }
}

extension HostSighting {
    fileprivate mutating func extend(to time: Timestamp) {
        first = min(first, time)
        last = max(last, time)
    }
}
