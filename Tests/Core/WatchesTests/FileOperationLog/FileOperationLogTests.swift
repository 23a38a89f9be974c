import Detection
import Events
import Testing
import Watches

@Suite struct FileOperationLogTests {
    static func verdict(
        _ file: FileActivity, by program: String = "", policy: FileOperationPolicy = .default
    ) -> Verdict {
        let watch = FileOperationLog(policy)
        var event = Event(time: .seconds(1), host: "SRV", activity: .file(file))
        event.process = Process(executable: program)
        var verdict = Verdict()
        if watch.concerns(event) { watch.judge(event, &verdict) }
        return verdict
    }

    static func share(_ action: FileActivity.Action, _ share: String, _ path: String) -> FileActivity {
        var file = FileActivity(action, path)
        file.share = share
        file.clientIP = "192.0.2.7"
        return file
    }

    @Test(
        "every access to a file or a share is logged and is no finding",
        arguments: [
            FileActivity(.create, #"C:\Users\a\b.docx"#), FileActivity(.read, #"C:\Users\a\b.docx"#),
            FileActivity(.delete, ""), share(.read, #"\\SRV\IPC$"#, "winreg"),
            share(.overwrite, #"\\SRV\data"#, #"D:\data\a.xlsx"#),
        ])
    func logs(_ file: FileActivity) {
        let verdict = Self.verdict(file)
        #expect(verdict.logs == LogSet(.fileOperation) && verdict.findings.isEmpty)
    }

    @Test("a mere handle is not logged, a refused one is")
    func handles() {
        var file = FileActivity(.read, #"C:\secret.txt"#)
        file.isOnlyHandle = true
        #expect(Self.verdict(file).logs.isEmpty)
        file.isDenied = true
        #expect(Self.verdict(file).logs.contains(.fileOperation))
    }

    @Test("what the indexer and the antivirus read is left out, what they change is not")
    func readers() {
        let antivirus = #"C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2\MsMpEng.exe"#
        #expect(Self.verdict(FileActivity(.read, #"C:\a"#), by: antivirus).logs.isEmpty)
        #expect(!Self.verdict(FileActivity(.delete, #"C:\a"#), by: antivirus).logs.isEmpty)
        #expect(!Self.verdict(FileActivity(.read, #"C:\a"#), by: #"C:\Temp\MsMpEng.exe"#).logs.isEmpty)
    }

    @Test("a place with a level is a finding, for its operations only")
    func watchedPlace() {
        var policy = FileOperationPolicy.default
        var place = WatchedPlace(id: "personnel")
        place.paths = [#"D:\personnel\*"#]
        place.shares = [#"\\*\personnel"#]
        place.operations = ["read", "copy"]
        place.level = .high
        policy.places.append(place)
        let path = FileActivity(.read, #"D:\Personnel\a.xlsx"#)
        #expect(Self.verdict(path, policy: policy).findings.map(\.level) == [.high])
        #expect(Self.verdict(path, policy: policy).findings.map(\.techniques) == [["T1005"]])
        let share = Self.share(.read, #"\\SRV\personnel"#, "a.xlsx")
        #expect(Self.verdict(share, policy: policy).findings.map(\.techniques) == [["T1039"]])
        #expect(Self.verdict(FileActivity(.create, #"D:\personnel\b"#), policy: policy).findings.isEmpty)
        #expect(Self.verdict(FileActivity(.read, #"D:\other\b"#), policy: policy).findings.isEmpty)
        policy.places = [place]
        #expect(Self.verdict(FileActivity(.read, #"D:\other\b"#), policy: policy).logs.isEmpty)
    }
}
