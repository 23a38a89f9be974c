import Detection
import Events
import Testing

@testable import Watches

@Suite struct RegistryWatchTests {
    static let user = "HKU\\S-1-5-21-1-2-3-1001\\"
    static let run = user + "Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Updater"
    static let service = "HKLM\\SYSTEM\\CurrentControlSet\\Services\\Odd\\"
    static let reg = "C:\\Windows\\System32\\reg.exe"
    static let services = "C:\\Windows\\System32\\services.exe"
    static let explorer = "C:\\Windows\\explorer.exe"

    static let cases: [(RegistryActivity.Action, String, String, String, String, Level?)] = [
        (.valueSet, run, "Updater", "C:\\Users\\a\\x.exe", reg, .high),
        (.valueDeleted, run, "Updater", "", reg, .high),
        (.valueSet, run, "Updater", "\"C:\\Program Files\\A\\a.exe\"", "C:\\Program Files\\A\\a.exe", .low),
        (.valueSet, user + "Software\\Microsoft\\Windows\\Other\\Run", "Run", "x", reg, nil),
        (.keyDeleted, user + "Software\\Microsoft\\Windows\\CurrentVersion\\Run", "", "", reg, .high),
        (.keyWritten, user + "Software\\Microsoft\\Windows\\CurrentVersion\\Run", "", "", reg, nil),
        (
            .valueSet, "HKLM\\SOFTWARE\\WOW6432Node\\Microsoft\\Windows\\CurrentVersion\\RunOnceEx\\0001\\Depend\\1",
            "1",
            "x.dll", reg, .high
        ),
        (.valueSet, service + "ImagePath", "ImagePath", "%COMSPEC% /c echo", services, .high),
        (.valueSet, service + "ImagePath", "ImagePath", "C:\\Windows\\System32\\svchost.exe -k a", services, .low),
        (
            .valueSet, service + "ImagePath", "ImagePath",
            "\\??\\C:\\ProgramData\\Microsoft\\Windows Defender\\Definition Updates\\{1}\\MpKsl1.sys", services, .low
        ),
        (.valueSet, service + "Start", "Start", "DWORD (0x00000003)", services, .low),
        (.keyDeleted, user + "Software\\Classes\\Folder\\shell\\open\\command", "", "", explorer, .medium),
        (.valueDeleted, user + "Software\\Classes\\Folder\\shell\\open\\command", "command", "", explorer, .medium),
        (
            .valueSet, "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\EnableLUA", "EnableLUA",
            "DWORD (0x00000000)", reg, .high
        ),
        (
            .valueSet, "HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Policies\\System\\EnableLUA", "EnableLUA",
            "DWORD (0x00000001)", reg, .low
        ),
        (
            .valueSet, user + "Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings\\ZoneMap\\ProxyBypass",
            "ProxyBypass", "DWORD (0x00000001)", "C:\\Windows\\SysWOW64\\rundll32.exe", .medium
        ),
    ]

    @Test("a change has the level of its place, its data and its writer", arguments: cases.indices)
    func level(_ index: Int) {
        let (action, path, value, data, program, expected) = Self.cases[index]
        var activity = RegistryActivity(action, path)
        activity.value = value
        activity.data = data
        var event = Event(time: .seconds(1), host: "PC1", activity: .registry(activity))
        event.process = Process(executable: program)
        var verdict = Verdict()
        RegistryWatch(.default).judge(event, &verdict)
        #expect(verdict.findings.first?.level == expected, "\(action) \(path)")
        #expect(verdict.findings.count <= 1)
    }

    @Test("every default location has an id of its own")
    func identities() {
        let ids = RegistryPolicy.default.locations.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.count >= 146)
    }
}
