import EVTXWriter
import Events

/// A small recording as Sysmon would make it: somebody at a PC whose command line changes an autostart key and packs files.
struct Recording {
    private(set) var events: [EVTXEvent] = []
    var host: String
    /// 2026-04-01T00:00:00Z and a second for each record.
    private var time = Timestamp.seconds(1_775_001_600)

    init(host: String = "PC-7") {
        self.host = host
    }

    static func guid(_ pid: Int) -> String {
        "{6F1A2B3C-0001-0002-0003-\(String(repeating: "0", count: 12 - String(pid).count))\(pid)}"
    }

    mutating func sysmon(_ eventID: UInt16, _ fields: [(String, String)]) {
        let data = fields.map { EVTXDatum($0.0, .string($0.1)) }
        events.append(
            EVTXEvent(
                provider: "Microsoft-Windows-Sysmon", eventID: eventID, time: time, recordID: UInt64(events.count + 1),
                channel: "Microsoft-Windows-Sysmon/Operational", computer: host, body: .eventData(data)))
        time.ticks += Timestamp.ticksPerSecond
    }

    mutating func start(_ pid: Int, _ image: String, _ commandLine: String, parent: (pid: Int, image: String)) {
        sysmon(
            1,
            [
                ("UtcTime", "2026-04-01 00:00:00.000"), ("ProcessGuid", Self.guid(pid)), ("ProcessId", String(pid)),
                ("Image", image), ("CommandLine", commandLine), ("User", #"EXAMPLE\hanako"#),
                ("ParentProcessGuid", Self.guid(parent.pid)), ("ParentProcessId", String(parent.pid)),
                ("ParentImage", parent.image), ("ParentCommandLine", parent.image),
            ])
    }

    mutating func setValue(_ key: String, _ data: String, by pid: Int, _ image: String) {
        sysmon(
            13,
            [
                ("EventType", "SetValue"), ("UtcTime", "2026-04-01 00:00:00.000"), ("ProcessGuid", Self.guid(pid)),
                ("ProcessId", String(pid)), ("Image", image), ("TargetObject", key), ("Details", data),
                ("User", #"EXAMPLE\hanako"#),
            ])
    }

    static let runKey = #"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Run\"#
    static let cmd = #"C:\Windows\System32\cmd.exe"#
    static let explorer = #"C:\Windows\explorer.exe"#

    /// Explorer starts cmd, cmd starts reg and an archiver with a password.
    static func story(host: String = "PC-7", value: String = "Updater") -> Recording {
        var recording = Recording(host: host)
        recording.start(100, explorer, "explorer.exe", parent: (4, "System"))
        recording.start(200, cmd, "cmd.exe /k", parent: (100, explorer))
        recording.start(300, #"C:\Windows\System32\reg.exe"#, "reg add HKLM", parent: (200, cmd))
        recording.setValue(runKey + value, #"C:\Temp\u.exe"#, by: 300, #"C:\Windows\System32\reg.exe"#)
        recording.start(
            400, #"C:\Program Files\WinRAR\rar.exe"#, #"rar.exe a -hpsecret C:\Temp\o.rar C:\Share"#, parent: (200, cmd)
        )
        return recording
    }

    /// - Parameter recordsPerChunk: Nil for as many as fit.
    func file(recordsPerChunk: Int? = nil) throws -> [UInt8] {
        var writer = EVTXWriter()
        for (index, event) in events.enumerated() {
            if let recordsPerChunk, index > 0, index.isMultiple(of: recordsPerChunk) { writer.endChunk() }
            try writer.append(event)
        }
        return writer.file()
    }
}
