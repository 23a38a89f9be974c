import Events
import Testing

@testable import LinuxSensors

@Suite struct SambaActTests {
    private func act(_ line: String, mark: String = "mitsuke") -> SambaAct? { SambaAct(Array(line.utf8), mark: mark) }

    @Test("lines of Samba's own log and of syslog are read")
    func lines() throws {
        let written = try #require(
            act("  mitsuke|192.0.2.7|sato|data|create_file|ok|0x12019f|file|overwrite_if|/srv/data/見積 1.xlsx"))
        #expect(written.kind == .write && written.path == "/srv/data/見積 1.xlsx")
        #expect(written.client == "192.0.2.7" && written.user == "sato" && written.share == "data" && !written.isDenied)
        let prefix = "Nov 23 17:19:12 fs01 smbd_audit[4711]: "
        #expect(act(prefix + "mitsuke|::1|sato|data|create_file|ok|0x120089|file|open|/d/a")?.kind == .read)
        #expect(act(prefix + "mitsuke|fe80::1%eth0|a|d|mkdirat|ok|/d/new")?.kind == .makeFolder)
        #expect(act("mitsuke|10.0.0.1|a|d|unlinkat|ok|/d/x")?.kind == .delete)
        #expect(act("mitsuke|10.0.0.1|a|d|renameat|ok|/d/x|/d/y")?.kind == .rename(to: "/d/y"))
        let refused = act("mitsuke|10.0.0.1|a|d|create_file|fail (Permission denied)|0x120089|file|open|/d/x")
        #expect(refused?.isDenied == true && refused?.kind == .read)
    }

    @Test(
        "what is of no interest, cut, or somebody else's is left out",
        arguments: [
            "", "mitsuke", "mitsuke|", "mitsuke|1.1.1.1|a|d|create_file|ok", "mitsuke|1.1.1.1|a|d|create_file|ok|",
            "mitsuke|1.1.1.1|a|d|create_file|ok|0x80|file|open|/d/x",
            "mitsuke|1.1.1.1|a|d|create_file|ok|0x81|dir|open|/d",
            "mitsuke|1.1.1.1|a|d|create_file|ok|zz|file|open|/d/x", "mitsuke|1.1.1.1|a|d|unlinkat|ok|relative",
            "mitsuke|1.1.1.1|a|d|create_file|fail (No such file or directory)|0x120089|file|open|/d/x",
            "mitsuke|words here|a|d|unlinkat|ok|/d/x", "other|1.1.1.1|a|d|unlinkat|ok|/d/x",
            "x mitsuke|1.1.1.1|a|d|unlinkat|ok|/d/x", "mitsuke|1.1.1.1|a|d|renameat|ok|/d/x",
        ])
    func others(_ line: String) {
        #expect(act(line) == nil)
    }

    @Test("the separator in a file's name stays in the name")
    func separator() {
        #expect(act("mitsuke|1.1.1.1|a|d|unlinkat|ok|/srv/d/a|b|ok|/c")?.path == "/srv/d/a|b|ok|/c")
        let moved = act("mitsuke|1.1.1.1|a|d|renameat|ok|/srv/d/a|b|/srv/d/c|d")
        #expect(moved?.path == "/srv/d/a|b" && moved?.kind == .rename(to: "/srv/d/c|d"))
        // A folder whose name ends with it.
        let folder = act("mitsuke|1.1.1.1|a|d|renameat|ok|/srv/x|/a|/srv/y")
        #expect(folder?.path == "/srv/x|/a" && folder?.kind == .rename(to: "/srv/y"))
        #expect(act("mitsuke|1.1.1.1|a|d|create_file|ok|0x2|file|create|/srv/|file|open|")?.path == "/srv/|file|open|")
    }

    @Test("any bytes are taken, and a line without the secret word is nobody's")
    func bytes() {
        var line = Array("mitsuke|1.1.1.1|a|d|unlinkat|ok|/srv/".utf8)
        line += [0xff, 0xfe, 0x80, 0x1b]
        #expect(SambaAct(line, mark: "mitsuke")?.path.hasPrefix("/srv/") == true)
        #expect(act("  mitsuke|1.1.1.1|admin|d|unlinkat|ok|/srv/x", mark: "mitsuke-7f3a") == nil)
        #expect(SambaAct([UInt8](repeating: 124, count: 20_000), mark: "mitsuke") == nil)
        var state: UInt64 = 7
        for _ in 0..<2_000 {
            var bytes = Array("mitsuke|1.1.1.1|a|d|renameat|ok|/srv/x|/srv/y".utf8)
            for _ in 0..<4 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                bytes[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 20)
            }
            _ = SambaAct(bytes.prefix(Int(state >> 40) % 50), mark: "mitsuke")
        }
    }
}
