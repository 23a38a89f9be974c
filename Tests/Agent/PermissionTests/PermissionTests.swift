import Glibc
import Testing

/// Real archivers on a filesystem of their own, which only this process and its children see. As root.
@Suite(.serialized, .enabled(if: getuid() == 0, "permission events need root")) struct PermissionTests {
    @Test func `archivers do not run, whatever their names and ways`() throws {
        let bench = try Bench()
        try bench.listen()
        let loader = try #require(Bench.loader)
        #expect(bench.run("zip", ["a.zip", "data"]) != 0)
        #expect(bench.run("notes", ["b.zip", "data"]) != 0)
        if bench.has("seven") { #expect(bench.run("seven", ["a", "c.7z", "data"]) != 0) }
        #expect(bench.run(loader, ["./zip", "d.zip", "data"]) != 0)
        #expect(bench.run(loader, ["./notes", "e.zip", "data"]) != 0)
        #expect(bench.run("loader", ["./notes", "f.zip", "data"]) != 0)
        for name in ["a.zip", "b.zip", "c.7z", "d.zip", "e.zip", "f.zip"] { #expect(!bench.has(name)) }
        #expect(bench.hears("denied read \(bench.path)/zip by"))
        #expect(bench.hears("denied read \(bench.path)/notes by"))
        // What is no archiver runs, and reads and copies what it wants.
        #expect(bench.run("ls", []) == 0)
        #expect(bench.run("/bin/cp", ["zip", "copy"]) == 0)
        #expect(bench.run("copy", ["g.zip", "data"]) != 0)
    }

    /// Its start is no crime, since systems unpack with it all the time.
    @Test func `tar may unpack and may not pack`() throws {
        let bench = try Bench()
        #expect(bench.run("/bin/tar", ["cf", "before.tar", "data"]) == 0)
        try bench.listen()
        unlink(bench.path + "/data")
        #expect(bench.run("/bin/tar", ["xf", "before.tar"]) == 0)
        #expect(bench.has("data"))
        #expect(bench.run("/bin/tar", ["cf", "after.tar", "data"]) != 0)
        #expect(bench.size("after.tar") == 0)
        #expect(bench.run("tar", ["cf", "other.tar", "data"]) != 0)
        #expect(bench.hears("denied overwrite \(bench.path)/after.tar by"))
    }

    @Test func `a verdict that is late allows, and is counted`() throws {
        let bench = try Bench()
        try bench.listen(["late"])
        #expect(bench.run("zip", ["-h"]) == 0)
        #expect(bench.hears("late "))
        // By now it is known what it is.
        #expect(bench.waits { bench.run("zip", ["-h"]) != 0 })
    }

    /// Every thread of the agent stands still, and processes that open files go on all the same.
    @Test func `with the agent stopped under load, others go on`() throws {
        let bench = try Bench()
        try bench.listen()
        let load = (0..<4).map { _ in
            bench.start(
                "/bin/sh",
                [
                    "-c",
                    "while cat data >/dev/null 2>failed && ./ls >/dev/null 2>failed; do :; done; echo ended >>failed",
                ])
        }
        defer { for pid in load { bench.end(pid) } }
        for _ in 0..<5 {
            bench.signal(SIGSTOP)
            for _ in 0..<20 { #expect(bench.run("ls", []) == 0) }
            // Nobody is there to forbid it.
            #expect(bench.run("zip", ["-q", "stopped.zip", "data"]) == 0)
            bench.signal(SIGCONT)
            #expect(bench.waits { bench.run("zip", ["a.zip", "data"]) != 0 })
        }
        #expect(bench.size("failed") == 0)
        #expect(bench.hears("allowed by the guard"))
    }

    /// What it gave up is tried for real; what it needs it still can.
    @Test func `an agent that gave up what it does not need does its work`() throws {
        let bench = try Bench()
        try bench.listen(["lowered"])
        #expect(bench.hears("lowered 0"))
        let deeds = [
            "mount", "unshare", "chroot", "clock_settime", "delete_module", "listen", "io_uring_setup", "ptrace", "raw",
            "pipe",
        ]
        for deed in deeds {
            #expect(bench.hears("\(deed) refused \(EPERM)"), "\(deed)")
        }
        let (capabilities, seccomp) = bench.state
        #expect(capabilities == "00000000002800ff")
        #expect(seccomp == "2")
        #expect(bench.run("zip", ["a.zip", "data"]) != 0)
        #expect(bench.run("/bin/tar", ["cf", "a.tar", "data"]) != 0)
        #expect(bench.hears("denied overwrite \(bench.path)/a.tar by"))
    }

    @Test func `when the agent is killed, everything is allowed`() throws {
        let bench = try Bench()
        try bench.listen()
        #expect(bench.run("zip", ["a.zip", "data"]) != 0)
        bench.signal(SIGKILL)
        #expect(bench.waits { bench.run("zip", ["a.zip", "data"]) == 0 })
    }
}
