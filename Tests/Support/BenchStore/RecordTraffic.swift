import EVTXWriter
import Events
import Foundation

/// An export of the event logs of a few hundred PCs and a file server, as EVTX: starts and ends of programs, accesses to shares,
/// connections of browsers, files and registry values, in the proportions of an ordinary week.
struct RecordTraffic {
    private let perDay: Int
    private var number: UInt64 = 0
    private var seed: UInt64 = 42

    /// - Parameter after: So many records were there before.
    init(perDay: Int, after: UInt64 = 0) {
        self.perDay = perDay
        number = after
        seed &+= after
    }

    /// When the last record was.
    var last: Timestamp { time(number) }

    private func time(_ number: UInt64) -> Timestamp {
        Timestamp(ticks: Traffic.start.ticks + Int64(number) * 864_000_000_000 / Int64(perDay))
    }

    private mutating func below(_ limit: UInt64) -> UInt64 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (seed >> 20) % limit
    }

    mutating func file(_ count: Int) throws -> [UInt8] {
        var writer = EVTXWriter(firstNumber: number + 1)
        for _ in 0..<count { try writer.append(record()) }
        return writer.file()
    }

    private mutating func record() -> EVTXEvent {
        number += 1
        let host = Traffic.hosts[Int(below(300))]
        let user = below(40)
        switch below(10) {
        case 0..<4:
            return security(
                5145, "FS01.example.jp",
                [
                    ("SubjectUserSid", "S-1-5-21-1004336348-1177238915-682003330-\(1_000 + user)"),
                    ("SubjectUserName", "user\(user)"), ("SubjectDomainName", "EXAMPLE"),
                    ("SubjectLogonId", "0x\(user)"),
                    ("ObjectType", "File"), ("IpAddress", "192.168.1.\(below(250))"),
                    ("IpPort", "\(50_000 + below(9_000))"),
                    ("ShareName", "\\\\*\\営業"), ("ShareLocalPath", "\\??\\D:\\部署\\営業"),
                    ("RelativeTargetName", "\(below(30))\\見積_\(below(5_000)) 2026.xlsx"),
                    ("AccessMask", ["0x1", "0x2", "0x120089"][Int(below(3))]), ("AccessList", "%%4416"),
                ])
        case 4..<7:
            let program = below(200)
            return sysmon(
                1, host,
                process(program, user) + [
                    (
                        "CommandLine",
                        "\"C:\\Program Files\\Vendor\\Product\(program % 60)\\program\(program).exe\" --type=worker --id=\(number)"
                    ),
                    ("CurrentDirectory", "C:\\Users\\user\(user)\\"),
                    ("Hashes", "SHA256=" + String(repeating: "AB", count: 32)),
                    ("OriginalFileName", "program\(program).exe"),
                    ("ParentProcessGuid", Self.guid(301)), ("ParentProcessId", "1304"),
                    ("ParentImage", "C:\\Windows\\explorer.exe"), ("ParentCommandLine", "C:\\Windows\\Explorer.EXE"),
                ])
        case 7:
            return sysmon(
                13, host,
                process(below(200), user) + [
                    ("EventType", "SetValue"),
                    ("TargetObject", "HKU\\S-1-5-21-1\\Software\\Vendor\\Product\(below(50))\\Setting\(below(200))"),
                    ("Details", "DWORD (0x\(below(9_999)))"),
                ])
        default:
            return sysmon(
                3, host,
                [
                    ("UtcTime", Self.text(time(number))), ("ProcessGuid", Self.guid(300)), ("ProcessId", "1300"),
                    ("Image", "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"),
                    ("User", "EXAMPLE\\user\(user)"), ("Protocol", "tcp"), ("Initiated", "true"),
                    ("SourceIp", "192.168.1.\(below(250))"), ("SourcePort", "\(50_000 + below(9_000))"),
                    ("DestinationIp", "203.0.113.\(below(250))"),
                    ("DestinationHostname", "cdn\(below(300)).example.net"), ("DestinationPort", "443"),
                ])
        }
    }

    private func process(_ program: UInt64, _ user: UInt64) -> [(String, String)] {
        [
            ("UtcTime", Self.text(time(number))), ("ProcessGuid", Self.guid(program)),
            ("ProcessId", "\(4 * program + 100)"),
            ("Image", "C:\\Program Files\\Vendor\\Product\(program % 60)\\program\(program).exe"),
            ("User", "EXAMPLE\\user\(user)"),
        ]
    }

    static func guid(_ program: UInt64) -> String {
        "{747F3D96-D765-5D31-0000-00" + String(1_000_000_000 + program) + "}"
    }

    private func sysmon(_ id: UInt16, _ host: String, _ data: [(String, String)]) -> EVTXEvent {
        event("Microsoft-Windows-Sysmon", "Microsoft-Windows-Sysmon/Operational", id, host, data)
    }

    private func security(_ id: UInt16, _ host: String, _ data: [(String, String)]) -> EVTXEvent {
        event("Microsoft-Windows-Security-Auditing", "Security", id, host, data)
    }

    private func event(
        _ provider: String, _ channel: String, _ id: UInt16, _ host: String, _ data: [(String, String)]
    ) -> EVTXEvent {
        EVTXEvent(
            provider: provider, eventID: id, time: time(number), recordID: number, channel: channel, computer: host,
            body: .eventData(data.map { EVTXDatum($0.0, .string($0.1)) }))
    }

    /// `2026-04-01 00:12:34.567`
    private static func text(_ time: Timestamp) -> String {
        String(time.rfc3339.prefix(23)).replacing("T", with: " ").replacing("Z", with: "")
    }
}
