import Detection
import Events
import Foundation
import SQLiteStorage
import Storage

/// Stores in a folder of their own, and findings for them.
final class AlertingScene: Sendable {
    let alerts: SQLiteAlertStore
    let exceptions: SQLiteExceptionStore
    let hosts: SQLiteHostStore
    let logs: SQLiteLogStore
    private let folder: String

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/alerting-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/logs", withIntermediateDirectories: true)
        let control = try ControlDatabase(path: folder + "/control.sqlite")
        alerts = SQLiteAlertStore(control)
        exceptions = SQLiteExceptionStore(control)
        hosts = SQLiteHostStore(control)
        logs = SQLiteLogStore(folder: folder + "/logs", damagedFolder: folder + "/damaged")
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// A value written into the registry; each second another event.
    static func finding(
        _ second: Int64, value: String = "\"C:\\Tools\\backup.exe\" /q", path: String = "HKLM\\Software\\Run\\給与"
    ) -> LogLine {
        var registry = RegistryActivity(.valueSet, path)
        registry.data = value
        var event = Event(time: .seconds(second), host: "PC-経理01", activity: .registry(registry))
        event.origin.recordID = UInt64(second)
        event.origin.channel = "c"
        event.user.name = "CORP\\ｔａｎａｋａ"
        event.process.executable = "C:\\Tools\\a.exe"
        event.process.sha256 = String(repeating: "ab", count: 32)
        var line = EventLine()
        line.kind = .alert
        line.ruleID = "registry.run-key"
        line.watch = "registry"
        line.level = "high"
        line.log = "registry"
        return LogLine(line, event)
    }
}
