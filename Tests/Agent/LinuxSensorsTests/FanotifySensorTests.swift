import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

@Suite(.enabled(if: Root.isHere, "needs root: fanotify's filesystem marks"), .serialized)
struct FanotifySensorTests {
    /// What a sensor tells, as lines: `create /d/a`.
    private static func lines(_ output: CollectedOutput, _ root: String) -> [String] {
        output.events.compactMap { event in
            guard case .file(let file) = event.activity else { return nil }
            func short(_ path: String) -> String {
                path.hasPrefix(root) ? String(path.dropFirst(root.count + 1)) : path
            }
            var line = "\(file.action.rawValue) \(short(file.path))"
            if file.isDirectory { line += "/" }
            if !file.oldPath.isEmpty { line += " from \(short(file.oldPath))" }
            return line
        }
    }

    private final class Closes: ClosedFileOutput {
        var lines: [String] = []
        func closed(_ path: String, pid: UInt32?, isNew: Bool, at time: Timestamp) {
            lines.append("\((path as NSString).lastPathComponent) \(isNew ? "new" : "old")")
        }
    }

    @Test("each operation is told with its path and process, in order; a new file's end of writing is no overwriting")
    func operations() throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let closes = Closes()
        let sensor = try FanotifySensor(folders: [own.path])
        sensor.closedFiles = closes
        sensor.begin(into: output)
        #expect(output.states.first?.isLive == true)
        #expect(output.states.first?.detail == "filesystem marks on 1")
        let pid = try own.run("mkdir d; echo a > d/a")
        // Two ends of writing that wait in the queue together are one.
        #expect(output.wait(for: sensor) { _ in closes.lines == ["a new"] })
        try own.run(": >> d/a; mv d e; echo b > e/b; mv e/b c; rm c; rm -r e")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "delete e/" })
        #expect(
            Self.lines(output, own.path) == [
                "create d/", "create d/a", "overwrite d/a", "rename e/ from d", "create e/b", "rename c from e/b",
                "delete c", "delete e/a", "delete e/",
            ])
        #expect(closes.lines == ["a new", "a old", "b new"])
        // The shell's redirections are its own acts; mkdir, mv and rm are its children.
        #expect(output.events[1].process.pid == UInt32(pid))
        #expect(output.events.allSatisfy { $0.attribution == .exact })
        #expect(output.gaps.isEmpty)
    }

    @Test("paths stay right below a directory that is renamed, however deep and however often")
    func renames() throws {
        let own = try OwnFilesystem()
        try own.run("mkdir -p a/b/c")
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path])
        sensor.begin(into: output)
        try own.run(": > a/b/c/1")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "create a/b/c/1" })
        try own.run("mv a x; : > x/b/c/2; mv x/b y; : > y/c/3; mv y x/z; : > x/z/c/4")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "create x/z/c/4" })
        #expect(
            Self.lines(output, own.path).dropFirst() == [
                "rename x/ from a", "create x/b/c/2", "rename y/ from x/b", "create y/c/3", "rename x/z/ from y",
                "create x/z/c/4",
            ])
    }

    @Test("what happened in directories that were gone before anybody looked has its whole path")
    func deletedTree() throws {
        let own = try OwnFilesystem()
        try own.run("mkdir -p a/b/c; touch a/1 a/b/2 a/b/c/3")
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path])
        sensor.begin(into: output)
        try own.run("rm -r a")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "delete a/" })
        #expect(
            Set(Self.lines(output, own.path)) == [
                "delete a/1", "delete a/b/2", "delete a/b/c/3", "delete a/b/c/", "delete a/b/", "delete a/",
            ])
        #expect(output.gaps.isEmpty)
    }

    @Test("reading is told only in the folders that ask for it, once for each time that a file is open")
    func reads() throws {
        let own = try OwnFilesystem()
        try own.run("mkdir -p r/deep o; echo 1 > r/a; echo 2 > r/deep/b; echo 3 > o/c")
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path], readFolders: [own.path + "/r"])
        sensor.begin(into: output)
        try own.run("cat r/a r/deep/b o/c; mkdir r/new; echo 4 > r/new/d; cat r/new/d; cat r/a; : > r/end")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "create r/end" })
        let reads = Self.lines(output, own.path).filter { $0.hasPrefix("read") }
        #expect(reads.filter { $0 == "read r/deep/b" }.count == 1)
        #expect(!reads.contains { $0.contains("o/c") })
        #expect((1...2).contains(reads.filter { $0 == "read r/a" }.count))
    }

    @Test("another policy's folders: reading is told there and no more in the ones before, and nothing else changes")
    func otherReads() throws {
        let own = try OwnFilesystem()
        try own.run("mkdir -p r/deep o/deep; echo 1 > r/deep/a; echo 2 > o/deep/b; echo 3 > o/c")
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path], readFolders: [own.path + "/r"])
        sensor.begin(into: output)
        try own.run(": > first")
        sensor.obey(readFolders: [own.path + "/o"], into: output)
        try own.run("cat r/deep/a o/deep/b o/c; : > second")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "create second" })
        sensor.obey(readFolders: [own.path + "/r/deep", own.path + "/o"], into: output)
        try own.run("cat r/deep/a; : > third")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "create third" })
        sensor.obey(readFolders: [own.path + "/o/deep"], into: output)
        try own.run("cat r/deep/a o/c o/deep/b; : > end")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "create end" })
        let lines = Self.lines(output, own.path).filter { $0.hasPrefix("read") || $0.hasPrefix("create") }
        #expect(
            lines == [
                "create first", "read o/deep/b", "read o/c", "create second", "read r/deep/a", "create third",
                "read o/deep/b", "create end",
            ], "\(lines)")
    }

    @Test("a filesystem that is mounted later is watched too, and unmounting one is not held up")
    func laterMount() throws {
        let own = try OwnFilesystem()
        try own.run("mkdir m")
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path])
        sensor.begin(into: output)
        #expect(mount("later", own.path + "/m", "tmpfs", 0, "size=1m") == 0)
        #expect(output.wait(for: sensor) { $0.states.count == 2 })
        #expect(output.states.last?.detail == "filesystem marks on 2")
        try own.run("mkdir m/d; : > m/d/f")
        #expect(output.wait(for: sensor) { Self.lines($0, own.path).last == "create m/d/f" })
        #expect(umount(own.path + "/m") == 0)
        #expect(output.wait(for: sensor) { $0.states.last?.detail == "filesystem marks on 1" })
    }

    @Test("what the bound on the queue makes it let go of is counted, to the last event")
    func bound() throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path], queueLimit: 4096)
        sensor.leftOut = []
        sensor.begin(into: output)
        for number in 0...30_000 { #expect(mkdir("\(own.path)/\(number)", 0o700) == 0) }
        #expect(
            output.wait(for: sensor) {
                UInt64($0.events.count) + $0.gaps.reduce(0) { $0 + ($1.count ?? 0) } >= 30_001
            })
        #expect(UInt64(output.events.count) + output.gaps.reduce(0) { $0 + ($1.count ?? 0) } == 30_001)
        #expect(output.gaps.allSatisfy { $0.reason == .overload && $0.sensor == "fanotify" })
    }

    @Test("the agent's own acts are not told")
    func ownActs() throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path])
        sensor.begin(into: output)
        #expect(mkdir(own.path + "/mine", 0o700) == 0)
        try own.run(": > mine/theirs")
        #expect(output.wait(for: sensor) { !$0.events.isEmpty })
        #expect(Self.lines(output, own.path) == ["create mine/theirs"])
    }

    @Test("a name that is no text is told as far as it is one")
    func oddNames() throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let sensor = try FanotifySensor(folders: [own.path])
        sensor.begin(into: output)
        try own.run("mkdir \"$(printf 'a\\377b')\"; : > \"$(printf 'a\\377b/c\\nd')\"")
        #expect(output.wait(for: sensor) { $0.events.count == 2 })
        #expect(Self.lines(output, own.path) == ["create a\u{fffd}b/", "create a\u{fffd}b/c\nd"])
    }
}
