import Detection
import Events
import Testing

@testable import Watches

@Suite struct ArchiveCommandTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let program: String
        let line: String
        let original: String
        let found: [String]

        init(_ program: String, _ line: String, _ found: [String], original: String = "") {
            self.program = program
            self.line = line
            self.original = original
            self.found = found
        }

        var testDescription: String { line }
    }

    private static let tools = "C:\\Program Files\\7-Zip\\"
    private static let rar = "C:\\Program Files\\WinRAR\\Rar.exe"
    private static let system = "C:\\Windows\\System32\\"

    static let switches = [
        Case(tools + "7z.exe", "7z a C:\\work\\out.7z C:\\work\\x", ["command medium"], original: "7z.exe"),
        Case(tools + "7z.exe", "7z a -psecret out.7z x", ["encrypted high"]),
        Case(tools + "7z.exe", "7z a -mx9 -p out.7z x", ["encrypted high"]),
        Case(tools + "7z.exe", "7z a -v10m out.7z x", ["split medium"]),
        Case(tools + "7z.exe", "7z a -sfx out.exe x", ["self-extracting medium"]),
        Case(tools + "7z.exe", "7z a out.7z -ir!*.docx", ["greedy high"]),
        Case(tools + "7z.exe", "7z a out.7z -xr!*.docx x", ["command medium"]),
        Case(tools + "7z.exe", "7z a out.7z \\\\fs01\\hr\\salaries", ["greedy high"]),
        Case(tools + "7z.exe", "7z a \\\\nas\\backup\\out.7z C:\\work", ["command medium"]),
        Case(tools + "7z.exe", "7z a out.7z C:\\Users\\tanaka", ["greedy high"]),
        Case(tools + "7z.exe", "7z a out.7z C:\\Users\\tanaka\\Documents\\*", ["greedy high"]),
        Case(tools + "7z.exe", "7z a out.7z C:\\Users\\tanaka\\Documents\\project\\a.txt", ["command medium"]),
        Case(tools + "7z.exe", "7z a out.7z lsass.dmp", ["greedy high"]),
        Case(tools + "7z.exe", "7z x in.7z -psecret -oC:\\out", []),
        Case(tools + "7z.exe", "7z l in.7z", []),
        Case(tools + "7z.exe", "7z --help", []),
        Case(
            rar, "rar a -hpsecret -v5m -sfx out.rar C:\\work",
            ["encrypted high", "self-extracting medium", "split medium"]),
        Case(rar, "rar a -p- out.rar C:\\work", ["command medium"]),
        Case(rar, "rar a -ver out.rar C:\\work", ["command medium"]),
        Case(rar, "rar m -r out.rar D:\\", ["greedy high"]),
        Case(rar, "rar x -psecret in.rar", []),
        Case(system + "tar.exe", "tar -a -cf out.zip docs", ["command medium"], original: "bsdtar"),
        Case(system + "tar.exe", "tar czvf out.tgz docs", ["command medium"], original: "bsdtar"),
        Case(system + "tar.exe", "tar -xf c.tar -C cache", [], original: "bsdtar"),
        Case(system + "tar.exe", "tar -xf create.tar -Cc", [], original: "bsdtar"),
        Case(system + "tar.exe", "tar -f update.tar -t", [], original: "bsdtar"),
        Case(system + "makecab.exe", "makecab a.dll b.cab", ["command medium"]),
        Case(system + "makecab.exe", "makecab a.dll C:\\Users\\a\\AppData\\Local\\Temp\\b.cab", ["odd-place medium"]),
        Case(system + "makecab.exe", "makecab /f list.ddf", ["command medium"]),
        Case(system + "makecab.exe", "makecab /?", []),
        Case(system + "diantz.exe", "diantz.exe \\\\10.1.1.1\\d\\a.exe C:\\work\\b.cab", ["greedy high"]),
        Case(system + "iexpress.exe", "iexpress /n /q C:\\work\\a.sed", ["self-extracting medium"]),
        Case(system + "Dism.exe", "dism /Capture-Image /ImageFile:C:\\a.wim /CaptureDir:C:\\x", ["command medium"]),
        Case(system + "Dism.exe", "dism /Online /Get-Features", []),
        Case(system + "wbadmin.exe", "wbadmin start backup -backupTarget:E: -include:C:", ["command medium"]),
        Case(system + "wbadmin.exe", "wbadmin get versions", []),
        Case(system + "esentutl.exe", "esentutl /y a.dat /d b.dat", []),
        Case("C:\\work\\zip.exe", "zip -r out.zip C:\\work", ["command medium"]),
        Case("C:\\work\\zip.exe", "zip -re out.zip C:\\work", ["encrypted high"]),
        Case("C:\\work\\zip.exe", "zip -rpP secret out.zip C:\\work", ["encrypted high"]),
        Case("C:\\work\\zip.exe", "zip -rp out.zip C:\\work", ["command medium"]),
        Case("C:\\work\\zip.exe", "zip -T out.zip", []),
        Case("C:\\work\\gzip.exe", "gzip -9 a.sql", ["command medium"]),
        Case("C:\\work\\gzip.exe", "gzip -dc a.sql.gz", []),
        Case("C:\\Python312\\python.exe", "python -m zipfile -c out.zip C:\\work", ["command medium"]),
        Case("C:\\Python312\\python.exe", "python -m zipfile -e in.zip out", []),
        Case("C:\\Users\\a\\x.exe", "x a -pfile tar -hpx", []),
        // Without the name from the version resource the command line alone tells.
        Case("C:\\ProgramData\\x.exe", "x.exe a -hpX o.rar C:\\data", ["encrypted high", "renamed-tool high"]),
        Case("C:\\ProgramData\\x.exe", "x.exe a -r -pX o.7z C:\\data", ["encrypted high", "renamed-tool high"]),
        Case("C:\\ProgramData\\x.exe", "x.exe x -pX o.7z", []),
        Case("C:\\ProgramData\\x.exe", "x.exe a -p8080 server", []),
        Case("C:\\ProgramData\\x.exe", "x.exe a -p- o.rar", []),
        Case("C:\\Program Files\\nodejs\\node.exe", "node build.js -p -hp -m zip", []),
        Case(
            "C:\\Users\\a\\svc.exe", "svc a -hpsecret out.rar x", ["encrypted high", "renamed-tool high"],
            original: "Rar.exe"),
        Case("C:\\Users\\a\\svc.exe", "svc x in.rar", ["renamed-tool medium"], original: "Rar.exe"),
        Case("C:\\Users\\Public\\7z.exe", "7z a C:\\work\\o.7z C:\\work\\x", ["odd-place high"], original: "7z.exe"),
    ]

    @Test("an archiver is found by what its switches ask for", arguments: switches)
    func command(_ test: Case) {
        #expect(ArchiveCase.found(ArchiveCase.start(test.program, test.line, original: test.original)) == test.found)
    }

    static let nested = [
        Case(
            ArchiveCase.shell, "\"C:\\Windows\\system32\\cmd.exe\" /c \"rar a -r exfilthis.rar *.docx\"",
            ["greedy high"]),
        Case(ArchiveCase.shell, "cmd.exe /c \"rar a -r out.rar C:\\x && del x\"", ["command medium"]),
        Case(ArchiveCase.shell, "cmd /c \"\"C:\\Program Files\\7-Zip\\7z.exe\" a -pX out.7z x\"", ["encrypted high"]),
        Case(ArchiveCase.shell, "cmd /c cd C:\\work & start /b 7z a out.7z x", ["command medium"]),
        Case(ArchiveCase.shell, "cmd /c for %i in (*.txt) do rar a out.rar %i", ["command medium"]),
        Case(ArchiveCase.shell, "cmd /c if exist a.txt makecab a.txt a.cab", ["command medium"]),
        Case(ArchiveCase.shell, "cmd /c powershell -c \"7z a out.7z x\"", ["command medium"]),
        Case(ArchiveCase.shell, "cmd.exe /c dir -hpx", []),
        Case(ArchiveCase.shell, "cmd.exe /c copy 7z.exe a", []),
        Case(ArchiveCase.shell, "cmd.exe /c echo rar a", []),
        Case(ArchiveCase.shell, "cmd.exe /c taskkill /im rar.exe", []),
        Case(ArchiveCase.shell, "cmd.exe /c 7z x in.7z", []),
        Case(ArchiveCase.powerShell, "powershell -c \"& 'C:\\Tools\\7z.exe' a -pX out.7z x\"", ["encrypted high"]),
        Case(
            ArchiveCase.powerShell, "powershell Start-Process 7z.exe -ArgumentList 'a','-pX','o.7z','x'",
            ["encrypted high"]),
        Case(
            ArchiveCase.powerShell, "powershell Compress-Archive -Path C:\\x -DestinationPath y.zip",
            ["created-by-script medium"]),
        Case(
            ArchiveCase.powerShell, "powershell -c \"Compress-Archive $env:USERPROFILE\\Documents y.zip\"",
            ["greedy high"]),
        Case(
            ArchiveCase.powerShell,
            "powershell -nop -enc QwBvAG0AcAByAGUAcwBzAC0AQQByAGMAaABpAHYAZQAgAEMAOgBcAHgAIAB5AC4AegBpAHAA",
            ["created-by-script medium"]),
        Case(ArchiveCase.powerShell, "powershell Expand-Archive a.zip -DestinationPath b", []),
        Case("C:\\Windows\\System32\\wsl.exe", "wsl tar czf /mnt/c/o.tgz /mnt/c/work", ["command medium"]),
        Case("C:\\Windows\\System32\\wbem\\WMIC.exe", "wmic process call create \"rar a o.rar x\"", ["command medium"]),
        Case(
            "C:\\Windows\\System32\\forfiles.exe", "forfiles /m *.txt /c \"cmd /c rar a o.rar @file\"",
            ["command medium"]),
        Case(
            "C:\\Python312\\python.exe", "python -c \"import shutil;shutil.make_archive('o','zip','x')\"",
            ["created-by-script medium"]),
    ]

    @Test("archivers in the command lines of shells and launchers", arguments: nested)
    func nestedCommand(_ test: Case) {
        #expect(ArchiveCase.found(ArchiveCase.start(test.program, test.line)) == test.found)
    }

    @Test("whoever starts an archiver decides how ordinary it is")
    func scenes() {
        func level(_ program: String, _ line: String, _ chain: [Process]) -> [String] {
            ArchiveCase.found(ArchiveCase.start(program, line, by: chain))
        }
        let seven = Self.tools + "7z.exe"
        let line = "7z a D:\\Backup\\db.7z D:\\Data"
        let scheduler = Process(
            executable: Self.system + "svchost.exe", commandLine: "svchost.exe -k netsvcs -s Schedule")
        let batch = Process(executable: ArchiveCase.shell, commandLine: "cmd.exe /c C:\\Scripts\\backup.cmd")
        let typed = Process(executable: ArchiveCase.shell, commandLine: "cmd.exe")
        let desktop = Process(executable: ArchiveCase.explorer)
        let editor = Process(executable: "C:\\Program Files\\Microsoft VS Code\\Code.exe")
        #expect(level(seven, line, [batch, scheduler]) == ["command low"])
        #expect(level(seven, line, [typed, scheduler]) == ["command medium"])
        #expect(level(seven, line, [typed, desktop]) == ["command medium"])
        #expect(level(seven, line, [typed, editor]) == ["command low"])
        #expect(level(seven, line, [Process(executable: "C:\\Program Files\\Keeper\\agent.exe")]) == ["command low"])
        #expect(
            level(Self.tools + "7zG.exe", "7zG.exe a -i#7zMap1 C:\\Users\\a\\Desktop\\x.zip", [desktop]) == [
                "command low"
            ])
        #expect(
            level(Self.tools + "7zG.exe", "7zG.exe a -pX C:\\Users\\a\\Desktop\\x.zip y", [desktop]) == [
                "encrypted medium"
            ])
        #expect(level(Self.system + "makecab.exe", "makecab a.dll b.cab", [desktop]) == ["command medium"])
        let server = Process(executable: Self.system + "inetsrv\\w3wp.exe")
        let word = Process(executable: "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE")
        #expect(level(seven, line, [server]) == ["command medium"])
        #expect(level(seven, line, [batch, server]) == ["command medium"])
        #expect(level(Self.system + "makecab.exe", "makecab a.dll b.cab", [word]) == ["command medium"])
        let worker = Process(executable: "C:\\Windows\\WinSxS\\amd64_x\\TiWorker.exe")
        let log = "makecab.exe C:\\Windows\\Logs\\CBS\\CbsPersist_1.log C:\\Windows\\Logs\\CBS\\CbsPersist_1.cab"
        #expect(level(Self.system + "makecab.exe", log, [worker]) == [])
        #expect(level(Self.system + "makecab.exe", log, [typed]) == ["command medium"])
    }

    @Test("every archiver of the policy is found by each of its create forms")
    func everyTool() {
        #expect(ArchiveTool.table.count >= 32)
        for tool in ArchiveTool.table {
            for form in tool.createForms {
                let words = form == "*" ? "x" : String(form.map { $0 == "*" ? "x" : $0 })
                let text = tool.id == "tar" ? form.filter { $0 != "*" } : words
                let event = ArchiveCase.start("C:\\work\\" + (tool.images.first ?? ""), "tool \(text) out.zip source")
                #expect(ArchiveCase.judge(event).findings.contains { $0.level >= .medium }, "\(tool.id): \(form)")
            }
            let mere = ArchiveCase.start("C:\\work\\" + (tool.images.first ?? ""), "tool")
            #expect(ArchiveCase.judge(mere).findings.isEmpty, "\(tool.id)")
            #expect(ArchiveCase.judge(mere).logs.isEmpty == tool.isGeneralPurpose, "\(tool.id)")
        }
    }

    @Test("forged command lines cost no more than long ones")
    func hostile() {
        let nested = String(repeating: "cmd /c ", count: 5_000) + "rar a x.rar y"
        let loops = "cmd /c " + String(repeating: "for do ", count: 9_000)
        let launchers = "wsl " + String(repeating: "wsl \"wsl sh\" ", count: 4_000) + "rar a x"
        let quotes = "cmd /c rar " + String(repeating: "\"", count: 60_000)
        for line in [nested, loops, launchers, quotes] {
            let program = line.hasPrefix("wsl") ? "C:\\Windows\\System32\\wsl.exe" : ArchiveCase.shell
            #expect(ArchiveCase.judge(ArchiveCase.start(program, line)).findings.count < 5)
        }
    }
}
