import Detection
import Events
import Testing

@testable import Watches

@Suite struct IntrusionTests {
    @Test(arguments: [
        ("C:\\Users\\sato\\AppData\\Roaming\\a.exe", Level?.some(.high)),
        ("C:\\Windows\\System32\\rundll32.exe", .high),
        (explorer, .high), ("C:\\Program Files\\Antivirus\\scan.exe", .low), ("C:\\Windows\\System32\\csrss.exe", nil),
        ("C:\\Users\\sato\\csrss.exe", .high), (chrome, nil), (edge, nil),
    ])
    func threads(source: String, level: Level?) {
        let event = BrowserScene().intrusion(.remoteThread, by: source, at: 1_500)
        #expect(verdict(event).level("browser.injected") == level)
    }

    @Test(arguments: [
        ("C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", UInt32(0x1f_ffff), Level?.some(.medium)),
        ("C:\\Users\\sato\\AppData\\Local\\Temp\\a.exe", 0x2a, .medium), ("D:\\tools\\a.exe", 0x2a, .low),
        ("C:\\Users\\sato\\AppData\\Local\\Temp\\a.exe", 0x1410, nil),
        ("C:\\Windows\\System32\\svchost.exe", 0x1f_ffff, nil),
        ("C:\\Program Files\\Antivirus\\scan.exe", 0x1f_ffff, nil),
    ])
    func rights(source: String, access: UInt32, level: Level?) {
        let event = BrowserScene().intrusion(.access, by: source, access: access, at: 1_500)
        #expect(verdict(event).level("browser.injected") == level)
    }

    @Test func tampering() {
        let event = BrowserScene().intrusion(.tampering, by: chrome, at: 1_000)
        #expect(verdict(event).level("browser.injected") == .high)
    }

    @Test func whoeverStartsAProcessHoldsItsRights() {
        let scene = BrowserScene().with { $0.parent = "C:\\Users\\sato\\AppData\\Local\\Temp\\a.exe" }
        var event = scene.intrusion(.access, by: scene.parent, access: 0x1f_ffff, at: 1_000)
        event.process.entityID = "PARENT"
        #expect(verdict(event).level("browser.injected") == .medium)
        #expect(verdict(event, after: [scene.start()]).level("browser.injected") == nil)
    }

    @Test func otherTargetsAreNotOurs() {
        let scene = BrowserScene().with { $0.executable = "C:\\Windows\\System32\\notepad.exe" }
        #expect(verdict(scene.intrusion(.remoteThread, by: "C:\\a.exe", at: 1)).findings == [])
    }
}
