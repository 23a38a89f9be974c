import Detection
import Events
import Testing

@testable import Watches

@Suite struct ArchiveFileTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let path: String
        let program: String
        let found: [String]

        init(_ path: String, _ program: String, _ found: [String]) {
            self.path = path
            self.program = program
            self.found = found
        }

        var testDescription: String { "\(program) → \(path)" }
    }

    private static let own = "C:\\Users\\a\\x.exe"
    private static let makecab = "C:\\Windows\\System32\\makecab.exe"
    private static let firefox = "C:\\Program Files\\Mozilla Firefox\\firefox.exe"

    @Test("an archive whose times or attributes change is logged, and not said to be made")
    func attributes() {
        var file = FileActivity(.overwrite, "C:\\Users\\a\\Documents\\s.zip")
        #expect(ArchiveCase.found(ArchiveCase.file(file, Self.own)) == ["created medium"])
        file.isOnlyAttributes = true
        #expect(ArchiveCase.found(ArchiveCase.file(file, Self.own)) == [])
        #expect(ArchiveCase.judge(ArchiveCase.file(file, Self.own)).logs.contains(.archive))
    }

    static let created = [
        Case("C:\\Users\\IEUser\\AppData\\Local\\Temp\\suspicious.cab", makecab, ["odd-place medium"]),
        Case("C:\\Users\\a\\Documents\\s.zip", own, ["created medium"]),
        Case("C:\\Users\\a\\Documents\\s.zip", ArchiveCase.powerShell, ["created-by-script medium"]),
        Case("C:\\Users\\Public\\s.zip", ArchiveCase.powerShell, ["created-by-script high"]),
        Case("C:\\$Recycle.Bin\\S-1-5-21-1\\s.rar", own, ["odd-place high"]),
        Case("C:\\PerfLogs\\s.rar", own, ["odd-place high"]),
        Case("C:\\ProgramData\\s.rar", own, ["odd-place high"]),
        Case("C:\\ProgramData\\x\\s.rar", own, ["odd-place medium"]),
        Case("C:\\Users\\a\\Documents\\s.zip", ArchiveCase.explorer, ["created low"]),
        Case("C:\\Users\\a\\Documents\\s.zip", "C:\\Program Files\\7-Zip\\7zFM.exe", ["created low"]),
        Case("C:\\Users\\a\\Documents\\s.zip", "C:\\Program Files\\7-Zip\\7z.exe", ["created medium"]),
        Case("D:\\Backup\\s.zip", "C:\\Program Files\\Keeper\\agent.exe", ["created low"]),
        Case("C:\\Users\\a\\Downloads\\s.zip", firefox, ["downloaded informational"]),
        Case("C:\\Users\\a\\Downloads\\s.zip", "C:\\Users\\a\\AppData\\Roaming\\firefox.exe", ["created medium"]),
        Case("C:\\work\\s.zip", "C:\\Windows\\System32\\curl.exe", ["downloaded informational"]),
        Case("C:\\Users\\a\\s.docx", own, []),
        Case("C:\\Users\\a\\s.jar", own, []),
        Case(
            "C:\\ProgramData\\Microsoft\\Windows\\WER\\ReportQueue\\a\\x.cab", "C:\\Windows\\System32\\WerFault.exe", []
        ),
        Case("C:\\ProgramData\\Microsoft\\Windows\\WER\\ReportQueue\\a\\x.cab", makecab, ["odd-place medium"]),
        Case("C:\\ProgramData\\Microsoft\\Windows\\WER\\ReportQueue\\a\\x.cab", own, ["odd-place medium"]),
        Case("C:\\Windows\\Logs\\CBS\\CbsPersist_20260401.cab", makecab, []),
        Case("C:\\Windows\\Logs\\CBS\\out.cab", makecab, ["created medium"]),
        Case("C:\\Windows\\SoftwareDistribution\\Download\\x.cab", "C:\\Windows\\System32\\svchost.exe", []),
        Case("C:\\Users\\a\\AppData\\Local\\npm-cache\\x.tgz", "C:\\Users\\a\\node\\node.exe", []),
        Case("C:\\Users\\a\\AppData\\Local\\npm-cache\\x.tgz", "C:\\Users\\a\\rar.exe", ["created medium"]),
        Case("C:\\work\\s.zip", "", ["created medium"]),
        Case("C:\\work\\s.zip", ArchiveCase.shell, ["copied low"]),
        Case("C:\\Users\\Public\\s.zip", ArchiveCase.shell, ["odd-place high"]),
        Case("C:\\inetpub\\wwwroot\\s.zip", "C:\\Windows\\System32\\inetsrv\\w3wp.exe", ["created low"]),
        Case("C:\\work\\s.zip", "C:\\Users\\a\\AppData\\Local\\Temp\\curl.exe", ["created medium"]),
        Case("C:\\Users\\a\\AppData\\Local\\Temp\\is-1A.tmp\\d.zip", "C:\\Users\\a\\Downloads\\App-Setup.exe", []),
        Case("C:\\Users\\a\\AppData\\Local\\Temp\\is-1A.tmp\\d.zip", own, ["odd-place medium"]),
    ]

    @Test("an archive is found by its place and by who makes it", arguments: created)
    func creation(_ test: Case) {
        #expect(ArchiveCase.found(ArchiveCase.file(FileActivity(.create, test.path), test.program)) == test.found)
    }

    @Test("what an installed archiver was told to make is told by its start")
    func toldByStart() {
        let event = ArchiveCase.file(
            FileActivity(.create, "C:\\work\\s.7z"), "C:\\Program Files\\7-Zip\\7z.exe",
            commandLine: "7z a C:\\work\\s.7z x")
        #expect(ArchiveCase.found(event) == ["created low"])
        #expect(ArchiveCase.judge(event).archiveFormat == "7z")
    }

    @Test("renames, copies, streams, deletions, shares")
    func otherActs() {
        func found(
            _ action: FileActivity.Action, _ path: String, _ program: String, _ change: (inout FileActivity) -> Void
        ) -> [String] {
            var file = FileActivity(action, path)
            change(&file)
            return ArchiveCase.found(ArchiveCase.file(file, program))
        }
        #expect(found(.rename, "C:\\a\\x.jpg", ArchiveCase.shell) { $0.oldPath = "C:\\a\\x.rar" } == ["renamed medium"])
        #expect(found(.rename, "C:\\a\\x.rar", ArchiveCase.shell) { $0.oldPath = "C:\\a\\x.dat" } == ["renamed medium"])
        #expect(found(.rename, "C:\\a\\y.rar", ArchiveCase.shell) { $0.oldPath = "C:\\a\\x.rar" } == ["renamed low"])
        #expect(
            found(.rename, "C:\\a\\x.zip", Self.firefox) { $0.oldPath = "C:\\a\\x.zip.part" } == [
                "downloaded informational"
            ])
        #expect(found(.rename, "C:\\a\\x.txt", ArchiveCase.shell) { $0.oldPath = "C:\\a\\y.txt" } == [])
        #expect(found(.copy, "D:\\x.zip", ArchiveCase.shell) { _ in } == ["copied low"])
        #expect(
            found(.create, "C:\\a\\x.zip", Self.own) { $0.stream = "Zone.Identifier" } == ["downloaded informational"])
        #expect(found(.create, "C:\\a\\x.txt", Self.own) { $0.stream = "loot.zip" } == ["renamed high"])
        #expect(found(.delete, "C:\\a\\x.zip", Self.own) { _ in } == [])
        #expect(found(.read, "C:\\a\\x.zip", Self.own) { _ in } == [])
        #expect(found(.create, "C:\\a\\x.zip", Self.own) { $0.isDenied = true } == [])
        #expect(found(.overwrite, "D:\\s\\x.zip", "") { $0.share = "\\\\FS01\\share" } == ["on-share low"])
        #expect(found(.overwrite, "C:\\x.zip", "") { $0.share = "\\\\FS01\\C$" } == ["on-share medium"])
        #expect(found(.create, "\\\\fs01\\share\\x.zip", Self.own) { _ in } == ["on-share medium"])
        #expect(found(.create, "\\\\fs01\\share\\x.zip", ArchiveCase.explorer) { _ in } == ["on-share low"])
    }

    @Test("the log has every archive and every archiver")
    func log() {
        #expect(
            ArchiveCase.judge(ArchiveCase.file(FileActivity(.delete, "C:\\a\\x.zip"), Self.own)).logs.contains(
                LogSet(.archive)))
        #expect(
            ArchiveCase.judge(ArchiveCase.start("C:\\Program Files\\7-Zip\\7z.exe", "7z x a.7z")).logs.contains(
                LogSet(.archive)))
        #expect(ArchiveCase.judge(ArchiveCase.file(FileActivity(.read, "C:\\a\\x.zip"), Self.own)).logs.isEmpty)
    }
}
