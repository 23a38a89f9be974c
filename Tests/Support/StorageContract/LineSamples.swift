import Detection
import Events
import Storage

/// Lines of every kind, made up, the same in every run.
package struct LineSamples {
    private var seed: UInt64

    package init(seed: UInt64) {
        self.seed = seed
    }

    private mutating func below(_ limit: UInt64) -> UInt64 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (seed >> 20) % limit
    }

    private mutating func one(of texts: [String]) -> String {
        texts[Int(below(UInt64(texts.count)))]
    }

    /// How many lines go into a store at once where batches are numbered by their seed.
    package static let batchSize = 60

    /// Three days from here on.
    package static let start = Timestamp(rfc3339: "2026-04-01T00:00:00Z")!

    /// Lines of three hosts over three days, each once.
    package mutating func lines(_ count: Int) -> [LogLine] {
        (0..<count).map { line(number: UInt64($0)) }
    }

    private mutating func line(number: UInt64) -> LogLine {
        let host = one(of: ["PC-1", "PC-2.example.jp", "経理-3"])
        var event = Event(
            time: Timestamp(ticks: Self.start.ticks + Int64(below(3 * 86_400 * 10_000_000))), host: host,
            activity: activity())
        event.user = User(name: one(of: ["EXAMPLE\\hanako", "EXAMPLE\\太郎", ""]), id: one(of: ["S-1-5-21-1", ""]))
        let number32 = UInt32(below(40))
        event.process = process(number32, host)
        event.ancestors = number32 == 0 ? [] : [process(number32 / 2 + 100, host), process(1_000, host)]
        event.attribution = event.process.isUnknown ? .unknown : .exact
        event.origin.file = "C:\\logs\\Security.evtx"
        event.origin.channel = one(of: ["Security", "Microsoft-Windows-Sysmon/Operational"])
        event.origin.eventID = UInt32(below(30))
        event.origin.sequence = number + 1
        if below(10) > 0 { event.origin.recordID = number } else { event.origin.contentHash = number &* 77 }
        var line = EventLine()
        line.log = one(of: LogName.allCases.map(\.name))
        if below(20) == 0 {
            line.kind = .alert
            line.watch = "registry"
            line.ruleID = "registry.run-key"
            line.level = "high"
            line.techniques = ["T1547.001"]
        }
        if case .process = event.activity { event.parent = event.ancestors.first }
        return LogLine(line, event)
    }

    private func process(_ number: UInt32, _ host: String) -> Process {
        if number == 0 { return Process() }
        var process = Process(
            executable: "C:\\Program Files\\Programme_\(number)\\p%\(number).exe", pid: 4 * number,
            commandLine: "p\(number).exe --file \"C:\\a b\\\(number).txt\" 見附")
        if number % 3 == 0 {
            process.entityID =
                "747F3D96-D765-5D31-0000-0000000000" + (number < 16 ? "0" : "")
                + String(number % 256, radix: 16, uppercase: true)
        }
        process.start = Timestamp(ticks: Self.start.ticks + Int64(number) * 10_000_000)
        return process
    }

    private mutating func activity() -> Activity {
        let name = one(of: ["給与 一覧", "plan_2026", "a%b", "x\\y", "<script>\u{202e}"])
        switch below(6) {
        case 0:
            var file = FileActivity(.create, "D:\\share\\" + name + ".docx")
            file.share = "\\\\FS01\\share"
            return .file(file)
        case 1:
            var registry = RegistryActivity(.valueSet, "HKLM\\Software\\" + name)
            registry.value = name
            registry.data = "C:\\\(name).exe"
            return .registry(registry)
        case 2:
            var network = NetworkActivity()
            network.direction = .outbound
            network.destinationIP = "203.0.113.\(below(250))"
            network.destinationPort = 443
            network.destinationDomain = one(of: ["files.example.com", "日本語.example.jp"])
            return .network(network)
        case 3: return .visit(VisitActivity(url: "https://www.example.jp/\(below(1_000))"))
        case 4: return .process(ProcessActivity(.start))
        default: return .health(HealthActivity(.gap, detail: ""))
        }
    }
}

extension LogLine {
    /// As it stands in our own form, in which two lines are the same or not.
    package var text: String {
        var buffer = TextBuffer()
        EventJSON.append(event, line, to: &buffer)
        return buffer.string
    }
}
