import Testing

@testable import Events

/// An event of every kind, with as much said of it as its line can carry.
enum EventLineExamples {
    struct Example: Sendable, CustomTestStringConvertible {
        var name: String
        var line: EventLine
        var event: Event
        var testDescription: String { name }
    }

    static func line(_ line: EventLine, _ event: Event) -> String {
        var out = TextBuffer()
        EventJSON.append(event, line, originals: true, to: &out)
        return out.string
    }

    static let all: [Example] = [
        example("process start", .process(ProcessActivity(.start)), 1, log: "process"),
        example("process end", .process(ProcessActivity(.end)), 5, log: "process") { _, event in event.ancestors = [] },
        example("download by a process", .process(ProcessActivity(.start)), 1, log: "transfer") { line, _ in
            line.action = "download"
            line.kind = .alert
            line.watch = "transfer"
            line.ruleID = "transfer.program"
            line.ruleName = "転送プログラムがファイルを受け取りました。"
            line.level = "medium"
            line.techniques = ["T1105", "T1048.003"]
            line.transferDirection = "download"
            line.url = "http://198.51.100.7/a.exe"
            line.destinationDomain = "198.51.100.7"
        },
        example("file", .file(file()), 11, log: "archive") { line, _ in
            line.archiveFormat = "zip"
            line.archiveEncrypted = true
        },
        example("upload of a file", .file(FileActivity(.read, #"C:\data\README"#)), 0, log: "transfer") { line, event in
            event.origin = Origin()
            line.action = "upload"
            line.transferDirection = "upload"
            line.url = "ftp://198.51.100.7/README"
        },
        example("download by a process that a sensor saw", .process(ProcessActivity(.start)), 0, log: "transfer") {
            line, event in
            event.origin = Origin()
            line.action = "download"
            line.transferDirection = "download"
            line.url = "http://198.51.100.7/a.exe"
        },
        example("folder", .file(folder()), 4663, log: "file-operation"),
        example("share", .file(shared()), 5145, log: "file-operation"),
        example("registry value", .registry(value()), 13, log: "registry"),
        example("setting changed while nobody was there", .registry(setting()), 0, log: "registry") { _, event in
            event.origin = Origin()
        },
        example("registry rename", .registry(renamed()), 14, log: "registry"),
        example("connection", .network(connection()), 3, log: "unexpected-tcp") { line, _ in
            line.browserClass = "unexpected"
            line.browserReasons = ["embedding", "no-dns"]
        },
        example("bind", .network(bind()), 5158, log: "unexpected-tcp"),
        example("lookup", .dns(DNSActivity(question: "example.jp")), 22, log: ""),
        example("script", .script(ScriptActivity(.block, text: "iwr")), 4104, log: "transfer") { line, event in
            event.origin.channel = "Microsoft-Windows-PowerShell/Operational"
            line.url = "https://example.jp/x"
        },
        example("job", .transferJob(job()), 59, log: "transfer") { line, event in
            event.origin.channel = "Microsoft-Windows-Bits-Client/Operational"
            line.transferDirection = "download"
        },
        example("job of unknown direction", .transferJob(job()), 60, log: "transfer") { line, event in
            event.origin.channel = "Microsoft-Windows-Bits-Client/Operational"
            line.transferDirection = "unknown"
        },
        example("module", .moduleLoad(ModuleLoadActivity(path: #"C:\a\b.dll"#)), 7, log: ""),
        example("thread", .intrusion(IntrusionActivity(.remoteThread, target: Process())), 8, log: ""),
        example("access", .intrusion(IntrusionActivity(.access, target: Process())), 10, log: ""),
        example("tampering", .intrusion(IntrusionActivity(.tampering, target: Process())), 25, log: ""),
        example("sign-in", .session(session(.signIn)), 4624, log: "health"),
        example("unlock", .session(session(.unlock)), 4801, log: "health"),
        example("visit", .visit(VisitActivity(url: "https://example.jp/?q=見附")), 0, log: "web-access") { line, event in
            event.origin = Origin()
            event.origin.eventIdentity = "00112233445566778899aabbccddeeff"
            line.browserClass = "user"
        },
        example("cleared log", .health(HealthActivity(.logCleared, detail: "Security")), 1102, log: "health"),
        example("gap", .health(HealthActivity(.gap, detail: "7")), 0, log: "health") { _, event in
            event.origin = Origin()
            event.process = Process()
            event.ancestors = []
            event.user = User()
        },
    ]

    private static func example(
        _ name: String, _ activity: Activity, _ eventID: UInt32, log: String,
        _ change: (inout EventLine, inout Event) -> Void = { _, _ in }
    ) -> Example {
        var event = Event(time: Timestamp(ticks: 17_750_000_001_234_567), host: "PC-7", activity: activity)
        event.user = User(name: #"EXAMPLE\hanako"#, id: "S-1-5-21-1-2-3-1001")
        event.process = process()
        event.ancestors = [
            Process(executable: #"C:\Windows\explorer.exe"#, pid: 2_000, commandLine: "explorer"),
            Process(executable: ""),
        ]
        event.ancestors[0].entityID = "A-1"
        event.ancestors[0].start = Timestamp(ticks: 17_750_000_000_000_000)
        event.attribution = .exact
        event.origin.file = "logs.zip!Security.evtx"
        event.origin.sequence = 42
        event.origin.channel = "Microsoft-Windows-Sysmon/Operational"
        event.origin.eventID = eventID
        event.origin.recordID = 4_242
        event.originals = [Original(name: "Image", value: #"\Device\HarddiskVolume3\a.exe"#)]
        var line = EventLine()
        line.log = log
        change(&line, &event)
        return Example(name: name, line: line, event: event)
    }

    private static func process() -> Process {
        var process = Process(executable: #"C:\Tools\curl.exe"#, pid: 4_712, commandLine: "curl \"-o\" a\n\u{1b}[2J")
        process.entityID = "6F1A2B3C-0001-0002-0003-000000000004"
        process.start = Timestamp(ticks: 17_749_999_990_000_000)
        process.sha256 = String(repeating: "0f", count: 32)
        process.originalFileName = "curl.exe"
        return process
    }

    private static func file() -> FileActivity {
        var file = FileActivity(.rename, #"C:\共有\見積.ZIP"#)
        file.oldPath = #"C:\共有\見積.tmp"#
        file.sizeBytes = 1_234_567_890_123
        return file
    }

    private static func folder() -> FileActivity {
        var file = FileActivity(.read, #"C:\data.d"#)
        file.isDirectory = true
        return file
    }

    private static func shared() -> FileActivity {
        var file = FileActivity(.overwrite, #"D:\share\README"#)
        file.share = #"\\FS1\share"#
        file.clientIP = "fe80::1"
        file.clientPort = 50_123
        return file
    }

    private static func value() -> RegistryActivity {
        var registry = RegistryActivity(.valueSet, #"HKLM\Software\Microsoft\Windows\CurrentVersion\Run\Updater"#)
        registry.value = "Updater"
        registry.data = #"C:\Temp\u.exe"#
        registry.oldData = "old"
        return registry
    }

    private static func setting() -> RegistryActivity {
        var registry = RegistryActivity(.valueSet, "/etc/cron.d/同期")
        registry.oldData = "@@ -2,1 +2,1 @@\n-0 3 * * * root /usr/bin/true"
        registry.data = "@@ -2,1 +2,1 @@\n+* * * * * root /tmp/.x"
        registry.since = .seconds(1_700_000_000)
        return registry
    }

    private static func renamed() -> RegistryActivity {
        var registry = RegistryActivity(.keyRenamed, #"HKLM\Software\A"#)
        registry.newPath = #"HKLM\Software\B"#
        return registry
    }

    private static func connection() -> NetworkActivity {
        var network = NetworkActivity()
        network.direction = .outbound
        network.sourceIP = "192.0.2.1"
        network.sourcePort = 50_000
        network.destinationIP = "2001:db8::1"
        network.destinationPort = 443
        network.destinationDomain = "example.jp"
        network.sourceBytes = 10
        network.destinationBytes = 20
        return network
    }

    private static func bind() -> NetworkActivity {
        var network = NetworkActivity()
        network.sourceIP = "0.0.0.0"
        network.sourcePort = 8_080
        network.isBind = true
        return network
    }

    private static func job() -> TransferJobActivity {
        var job = TransferJobActivity(.started)
        job.url = "https://example.jp/update.cab"
        job.file = #"C:\Temp\update.cab"#
        return job
    }

    private static func session(_ action: SessionActivity.Action) -> SessionActivity {
        var session = SessionActivity(action, account: User(name: #"EXAMPLE\taro"#, id: "S-1-5-21-1-2-3-1002"))
        session.sourceIP = "198.51.100.9"
        return session
    }
}
