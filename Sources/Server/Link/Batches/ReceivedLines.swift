import Detection
import Events
import Spooling
import Storage

/// The lines of a batch as the store takes them: each with the name of the host that sent it, whatever it says itself.
struct ReceivedLines {
    private(set) var lines: [LogLine] = []
    private(set) var unreadable = 0
    /// Identities of those whose time was not believed.
    private var retimed: Set<String> = []
    private(set) var bytes = 0

    /// No identity that we make is longer.
    private static let identityLimitBytes = 256
    /// What claims to be older or younger has a clock that is wrong, and would fill the store with days.
    private static let oldestSeconds: Int64 = 400 * 86_400
    private static let youngestSeconds: Int64 = 2 * 86_400

    init(_ bytes: [UInt8], _ ranges: [Range<Int>], host: String, now: Timestamp) {
        lines.reserveCapacity(ranges.count)
        self.bytes = bytes.count
        bytes.withUnsafeBufferPointer { bytes in
            for range in ranges {
                if let (line, isRetimed) = Self.line(UnsafeBufferPointer(rebasing: bytes[range]), host, now) {
                    lines.append(line)
                    if isRetimed { retimed.insert(line.event.id) }
                } else {
                    unreadable += 1
                }
            }
        }
    }

    /// The whole batch came before. The store knows its lines again by identity and time, but not those whose time is that of
    /// their coming.
    mutating func leaveOutRetimed() {
        if !retimed.isEmpty { lines.removeAll { retimed.contains($0.event.id) } }
    }

    private static func line(
        _ bytes: UnsafeBufferPointer<UInt8>, _ host: String, _ now: Timestamp
    ) -> (line: LogLine, isRetimed: Bool)? {
        guard let (line, read) = try? EventJSON.read(bytes), !read.origin.eventIdentity.isEmpty,
            read.origin.eventIdentity.utf8.count <= identityLimitBytes
        else { return nil }
        // A finding belongs to a rule and has a level; else nothing would come of it.
        if line.kind == .alert, Level(name: line.level) == nil || line.ruleID.isEmpty { return nil }
        var event = read
        event.host = host
        let age = now.seconds(since: event.time)
        let isRetimed = age > oldestSeconds || age < -youngestSeconds
        if isRetimed {
            event.originals.append(Original(name: "@timestamp", value: event.time.rfc3339))
            event.time = now
        }
        return (LogLine(line, event), isRetimed)
    }

    /// The last that the agent says of its policy. What it says is only shown.
    var policyWord: AgentPolicyWord? {
        for line in lines.reversed() {
            guard case .health(let health) = line.event.activity, health.action == .policy, let said = health.response,
                let version = Statement.number(said.command).flatMap({ Int64(exactly: $0) })
            else { continue }
            let problem = said.answer == ResponseFacts.done ? "" : String(said.answer.prefix(200))
            return AgentPolicyWord(version: version, time: line.event.time, problem: problem)
        }
        return nil
    }

    var sighting: HostSighting? {
        guard let first = lines.map(\.event.time).min(), let last = lines.map(\.event.time).max() else { return nil }
        return HostSighting(name: lines[0].event.host, first: first, last: last)
    }
}
