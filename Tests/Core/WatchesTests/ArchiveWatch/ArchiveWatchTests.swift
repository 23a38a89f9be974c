import Detection
import Events
import Testing

@testable import Watches

@Suite struct ArchiveWatchTests {
    static let commands: [(String, String, String, String?, Level?)] = [
        (
            "C:\\Windows\\System32\\cmd.exe", "", "cmd.exe /c \"rar a -r out.rar C:\\x && del x\"", "archive.command",
            .medium
        ),
        ("C:\\Windows\\System32\\cmd.exe", "", "cmd.exe /c dir -hpx", nil, nil),
        ("C:\\Users\\a\\svc.exe", "Rar.exe", "svc a -hpsecret out.rar x", "archive.renamed-tool", .high),
        ("C:\\Tools\\7z.exe", "7z.exe", "7z a -psecret out.7z x", "archive.encrypted", .high),
        ("C:\\Tools\\7z.exe", "7z.exe", "7z x in.7z -psecret", nil, nil),
        ("C:\\Tools\\7z.exe", "7z.exe", "7z a -v10m out.7z x", "archive.split", .medium),
        ("C:\\Tools\\7z.exe", "7z.exe", "7z a -sfx out.exe x", "archive.self-extracting", .medium),
        ("C:\\Windows\\System32\\makecab.exe", "", "makecab.exe a.dll b.cab", "archive.command", .medium),
        ("C:\\Windows\\System32\\tar.exe", "bsdtar", "tar -xf c.tar -C out", nil, nil),
        ("C:\\Windows\\System32\\tar.exe", "bsdtar", "tar -a -cf out.zip docs", "archive.command", .medium),
    ]

    @Test("archivers are found by what they are asked to do", arguments: commands.indices)
    func command(_ index: Int) {
        let (program, original, line, rule, level) = Self.commands[index]
        var process = Process(executable: program, commandLine: line)
        process.originalFileName = original
        let verdict = judge(.process(ProcessActivity(.start)), process)
        #expect(verdict.findings.first?.rule.id == rule, "\(line)")
        #expect(verdict.findings.first?.level == level, "\(line)")
    }

    static let files: [(String, String, String, Level?)] = [
        ("C:\\Users\\a\\AppData\\Local\\Temp\\s.cab", "", "C:\\Windows\\System32\\makecab.exe", .medium),
        ("C:\\Users\\a\\Downloads\\s.zip", "", "C:\\Program Files\\Mozilla Firefox\\firefox.exe", .informational),
        ("C:\\Users\\a\\Documents\\s.zip", "", "C:\\Windows\\explorer.exe", .low),
        ("C:\\Users\\a\\s.part1.rar", "", "C:\\Users\\a\\x.exe", .medium),
        ("C:\\Users\\a\\s.7z.001", "", "C:\\Users\\a\\x.exe", .medium),
        ("C:\\Users\\a\\s.r00", "", "C:\\Users\\a\\x.exe", .medium),
        ("C:\\Users\\a\\s.lzh", "", "C:\\Users\\a\\x.exe", .medium),
        ("C:\\Users\\a\\s.docx", "", "C:\\Users\\a\\x.exe", nil),
        (
            "C:\\ProgramData\\Microsoft\\Windows\\WER\\ReportQueue\\a\\x.cab", "",
            "C:\\Windows\\System32\\WerFault.exe", nil
        ),
        ("C:\\Users\\a\\s.zip", "Zone.Identifier", "C:\\Users\\a\\x.exe", .informational),
    ]

    @Test("archive files are found by name and by who makes them", arguments: files.indices)
    func file(_ index: Int) {
        let (path, stream, program, level) = Self.files[index]
        var file = FileActivity(.create, path)
        file.stream = stream
        let verdict = judge(.file(file), Process(executable: program))
        #expect(verdict.findings.first?.level == level, "\(path)")
    }

    @Test("a call of Compress-Archive is found, its definition is not")
    func scripts() {
        let powershell = Process(executable: "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe")
        let call = judge(.script(ScriptActivity(.block, text: "Compress-Archive -Path C:\\x -Dest y.zip")), powershell)
        #expect(call.findings.first?.level == .medium)
        let definition = judge(.script(ScriptActivity(.block, text: "function Compress-Archive { … }")), powershell)
        #expect((definition.findings.first?.level ?? .informational) <= .low)
    }

    private func judge(_ activity: Activity, _ process: Process) -> Verdict {
        var event = Event(time: .seconds(1), host: "PC1", activity: activity)
        event.process = process
        let watch = ArchiveWatch(.default)
        var verdict = Verdict()
        if watch.concerns(event) { watch.judge(event, &verdict) }
        return verdict
    }
}
