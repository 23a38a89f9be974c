import Detection
import Events
import Testing

@testable import Watches

@Suite struct ArchiveLinuxTests {
    private func found(_ event: Event) -> [String] {
        ArchiveCase.judge(event, .linux).findings.map { "\($0.rule.id.dropFirst("archive.".count)) \($0.level.name)" }
            .sorted()
    }

    private let shell = [
        Process(executable: "/usr/bin/bash", commandLine: "-bash"), Process(executable: "/usr/sbin/sshd"),
        Process(executable: "/usr/lib/systemd/systemd"),
    ]
    private let cron = [
        Process(executable: "/usr/bin/dash", commandLine: #"/bin/sh -c "/usr/local/bin/backup now""#),
        Process(executable: "/usr/sbin/cron"), Process(executable: "/usr/lib/systemd/systemd"),
    ]
    private let zip: [UInt8] = [0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0] + [UInt8](repeating: 0, count: 40)

    private func start(_ program: String, _ line: String, _ original: String = "", by chain: [Process]) -> [String] {
        found(ArchiveCase.start(program, line, original: original, by: chain))
    }

    @Test("archivers by name, by content, through the loader, in one program with many names, in a shell's script")
    func starts() {
        #expect(start("/usr/bin/zip", "zip -r /srv/a.zip docs", by: shell) == ["command medium"])
        #expect(start("/usr/bin/zip", "zip -r /srv/a.zip docs", by: cron) == ["command low"])
        #expect(start("/usr/lib/7zip/7z", "7z a -pX -mhe=on a.7z docs", by: shell) == ["encrypted high"])
        #expect(start("/usr/bin/gcab", "gcab -c a.cab docs", by: shell) == ["command medium"])
        #expect(start("/usr/bin/gcab", "gcab -x a.cab", by: shell) == [])
        #expect(start("/usr/bin/dash", "/bin/sh /usr/bin/jlha a a.lzh docs", by: shell) == ["command medium"])
        #expect(start("/usr/bin/tar", "tar czf a.tgz docs", by: shell) == ["command medium"])
        #expect(start("/usr/bin/tar", "tar xzf a.tgz", by: shell) == [])
        #expect(
            start("/home/taro/.local/bin/sync", "sync -r out.dat docs", "zip", by: shell).contains("renamed-tool high"))
        #expect(
            start("/usr/lib64/ld-linux-x86-64.so.2", "/lib64/ld-linux-x86-64.so.2 /usr/bin/zip a.zip docs", by: shell)
                == ["command medium", "renamed-tool high"])
        #expect(
            start(
                "/usr/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2",
                "/lib64/ld-linux-x86-64.so.2 --library-path /tmp ./s a.dat docs", "zip", by: shell
            ).contains("renamed-tool high"))
        #expect(start("/usr/lib/ld-linux-x86-64.so.2", "ld.so /usr/bin/ls", by: shell) == [])
        #expect(start("/usr/bin/busybox", "busybox tar -czf a.tgz docs", by: shell) == ["command medium"])
        #expect(start("/usr/bin/busybox", "tar -xzf a.tgz", by: shell) == [])
        // The shell's own words; the archiver that it starts is an event of its own.
        #expect(start("/usr/bin/bash", #"bash -c "zip a.zip docs""#, by: shell) == [])
        #expect(start("/usr/bin/python3.11", #"python3 -m zipfile -c a.zip docs"#, by: shell) == ["command medium"])
    }

    private func file(
        _ action: FileActivity.Action, _ path: String, _ head: [UInt8], from: String = "", afterWriting: Bool = false,
        by program: String, _ line: String = "", under chain: [Process]
    ) -> [String] {
        var file = FileActivity(action, path)
        file.oldPath = from
        file.head = head
        file.isAfterWriting = afterWriting
        return found(ArchiveCase.file(file, program, commandLine: line, by: chain))
    }

    @Test("what is made, by its content once it is written; told once")
    func files() {
        #expect(
            file(.create, "/srv/a.zip", [], by: "/usr/bin/python3.11", under: shell) == ["created-by-script medium"])
        #expect(file(.create, "/srv/a.zip", zip, afterWriting: true, by: "/usr/bin/python3.11", under: shell) == [])
        var secret = zip
        secret[6] = 1
        #expect(
            file(.create, "/srv/a.zip", secret, afterWriting: true, by: "/usr/bin/python3.11", under: shell) == [
                "encrypted high"
            ])
        #expect(
            file(.create, "/srv/photo.jpg", zip, afterWriting: true, by: "/usr/bin/python3.11", under: shell) == [
                "renamed high"
            ])
        #expect(
            file(.create, "/srv/photo.jpg", zip, afterWriting: true, by: "/usr/bin/cp", under: shell) == [
                "renamed high"
            ])
        #expect(file(.create, "/srv/b.zip", [], by: "/usr/bin/cp", under: shell) == ["copied low"])
        #expect(
            file(.create, "/dev/shm/data", zip, afterWriting: true, by: "/home/taro/x", under: shell) == [
                "odd-place high"
            ])
        // zip writes zi012345 and renames it.
        let line = "zip -r a.zip docs"
        #expect(file(.create, "/srv/zi012345", zip, afterWriting: true, by: "/usr/bin/zip", line, under: shell) == [])
        #expect(
            file(.rename, "/srv/a.zip", zip, from: "/srv/zi012345", by: "/usr/bin/zip", line, under: shell) == [
                "created low"
            ])
        #expect(
            file(.rename, "/srv/a.txt", zip, from: "/srv/a.zip", by: "/usr/bin/mv", under: shell) == ["renamed high"])
        #expect(
            file(
                .create, "/var/log/syslog.2.gz", [], by: "/usr/bin/gzip", "/bin/gzip",
                under: [Process(executable: "/usr/sbin/logrotate")]) == [])
        #expect(
            file(.create, "/srv/docs.txt", Array("hello".utf8), afterWriting: true, by: "/usr/bin/cp", under: shell)
                == [])
        #expect(
            file(.create, "/srv/a.docx", zip, afterWriting: true, by: "/home/taro/x", under: shell) == ["renamed high"])
    }

    @Test("what package managers and browsers keep packed is no finding; elsewhere the same program is")
    func caches() {
        let npm = [Process(executable: "/usr/bin/node", commandLine: "npm install")] + shell
        func written(_ path: String, _ head: [UInt8], _ program: String) -> [String] {
            file(.create, path, head, afterWriting: true, by: program, under: npm)
        }
        let gzip: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
        #expect(written("/home/taro/.npm/_cacache/content-v2/sha512/ab/cd/ef", gzip, "/usr/bin/node") == [])
        #expect(written("/home/taro/.cache/pip/http/a/b", zip, "/home/taro/venv/bin/python3") == [])
        #expect(written("/home/taro/.npm/_cacache/x", gzip, "/usr/bin/cp") != [])
        #expect(written("/srv/data", gzip, "/usr/bin/node") == ["created-by-script medium"])
        #expect(written("/home/taro/model.npz", zip, "/usr/bin/python3.11") == [])
    }

    @Test("what was written is no line more of the file-operation log")
    func loggedOnce() {
        var file = FileActivity(.create, "/srv/data")
        file.isAfterWriting = true
        file.head = zip
        var event = ArchiveCase.file(file, "/usr/bin/cp", by: shell)
        let verdict = Watchkeeping(.linux).judge(&event)
        #expect(verdict?.logs.contains(.archive) == true && verdict?.logs.contains(.fileOperation) == false)
        #expect(verdict?.archiveFormat == "zip")
    }
}
