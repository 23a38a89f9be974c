import Testing

@testable import LinuxResponse

@Suite struct SystemServiceTests {
    @Test func `a process of a user's session is none, whoever its parent is by now`() {
        func holds(_ text: String) -> Bool { SystemService.holds(controlGroups: Array(text.utf8)) }
        #expect(holds("0::/system.slice/smbd.service\n"))
        #expect(!holds("0::/user.slice/user-1000.slice/session-3.scope\n"))
        #expect(!holds("12:pids:/user.slice/user-1000.slice\n1:name=systemd:/user.slice/x\n0::/user.slice/x\n"))
        #expect(!holds("0::/user.slice/user-1000.slice/user@1000.service/app.slice/x.scope\n"))
        // Without systemd it may be one.
        #expect(holds("0::/\n") && holds(""))
    }
}
