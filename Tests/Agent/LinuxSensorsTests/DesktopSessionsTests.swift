import Testing

@testable import LinuxSensors

@Suite struct DesktopSessionsTests {
    @Test("only displays of this host are asked, whatever an environment says")
    func displays() {
        for display in [":0", ":0.0", ":99", ":1000.1"] { #expect(DesktopSessions.isLocal(display)) }
        for display in [
            "", ":", "0", "host:0", "tcp/host:0", ":0.", ":0.0.0", ":a", "unix:/tmp/x", ":12345678901", ":٣",
            "localhost:10.0", ":0 ",
        ] {
            #expect(!DesktopSessions.isLocal(display), "\(display)")
        }
    }

    @Test("an environment is read as it lies there")
    func environment() {
        let text = "A=1\0DISPLAY=:3\0XAUTHORITY=/run/user/1000/x auth\0XDISPLAY=:9"
        let session = DesktopSessions.session(Array(text.utf8), 1_000)
        #expect(session == DesktopSession(owner: 1_000, display: ":3", key: "/run/user/1000/x auth"))
        #expect(DesktopSessions.session(Array("DISPLAY=evil.example:0\0".utf8), 1_000) == nil)
        #expect(DesktopSessions.session([0, 0xff, 0, 61], 1_000) == nil)
        let long = "DISPLAY=:1\0XAUTHORITY=" + String(repeating: "x", count: 5_000)
        #expect(DesktopSessions.session(Array(long.utf8), 0)?.key == "")
    }
}
