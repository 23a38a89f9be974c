import Detection
import Events
import Storage

/// Lines as a few hundred PCs make them: mostly files and processes, some registry and connections, few findings.
struct Traffic {
    private let perDay: Int
    private var number: UInt64 = 0
    private var seed: UInt64 = 42

    init(perDay: Int) {
        self.perDay = perDay
    }

    static let hosts = (0..<300).map { "PC-\(1_000 + $0).example.jp" }
    static let start = Timestamp(rfc3339: "2026-04-01T00:00:00Z")!

    /// When the last line was.
    var last: Timestamp { time(number) }

    private mutating func below(_ limit: UInt64) -> UInt64 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (seed >> 20) % limit
    }

    private func time(_ number: UInt64) -> Timestamp {
        Timestamp(ticks: Self.start.ticks + Int64(number) * 864_000_000_000 / Int64(perDay))
    }

    mutating func lines(_ count: Int) -> [LogLine] {
        (0..<count).map { _ in line() }
    }

    private mutating func line() -> LogLine {
        number += 1
        let host = Self.hosts[Int(below(300))]
        let user = below(40)
        let process = process(below(200), host)
        var line = EventLine()
        let activity: Activity
        switch below(10) {
        case 0..<5:
            var file = FileActivity(
                [.create, .read, .overwrite][Int(below(3))],
                "D:\\部署\\営業\(below(30))\\見積_\(below(5_000)) 2026.xlsx")
            file.share = "\\\\FS01\\営業"
            activity = .file(file)
            line.log = "file-operation"
        case 5..<7:
            activity = .process(ProcessActivity(.start))
            line.log = "process"
        case 7:
            var registry = RegistryActivity(
                .valueSet, "HKU\\S-1-5-21-1\\Software\\Vendor\\Product\(below(50))\\Setting\(below(200))")
            registry.value = "Setting"
            registry.data = "DWORD (0x\(below(9_999)))"
            activity = .registry(registry)
            line.log = "registry"
        default:
            var network = NetworkActivity()
            network.direction = .outbound
            network.sourceIP = "192.168.1.\(below(250))"
            network.sourcePort = UInt16(50_000 + below(10_000))
            network.destinationIP = "203.0.113.\(below(250))"
            network.destinationPort = 443
            network.destinationDomain = "cdn\(below(300)).example.net"
            activity = .network(network)
            line.log = "unexpected-tcp"
            line.browserClass = "service"
            line.browserReasons = ["background"]
        }
        var event = Event(time: time(number), host: host, activity: activity)
        event.user = User(name: "EXAMPLE\\user\(user)", id: "S-1-5-21-1004336348-1177238915-682003330-\(1_000 + user)")
        event.process = process
        event.ancestors = [self.process(300, host), self.process(301, host)]
        event.attribution = .exact
        event.origin.channel = "Microsoft-Windows-Sysmon/Operational"
        event.origin.eventID = 11
        event.origin.recordID = number
        event.origin.sequence = number
        return LogLine(line, event)
    }

    private func process(_ number: UInt64, _ host: String) -> Process {
        var process = Process(
            executable: "C:\\Program Files\\Vendor\\Product\(number % 60)\\program\(number).exe",
            pid: UInt32(4 * number + 100),
            commandLine:
                "\"C:\\Program Files\\Vendor\\Product\(number % 60)\\program\(number).exe\" --type=worker --id=\(number)"
        )
        let digits = String(1_000_000_000 + number)
        process.entityID = "747F3D96-D765-5D31-0000-00" + digits
        process.start = Timestamp(ticks: Self.start.ticks - Int64(number) * 10_000_000)
        process.sha256 = String(repeating: "ab", count: 29) + digits.suffix(6)
        return process
    }
}
