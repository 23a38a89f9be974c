import Detection
import Events
import Testing
import Watches

@Suite struct TransferExclusionTests {
    struct Case: Sendable {
        let event: Event
        let finding: String?

        init(_ executable: String, _ line: String, parent: String = #"C:\Windows\explorer.exe"#, _ finding: String?) {
            event = transferStart(executable, line, parent: parent)
            self.finding = finding
        }
    }

    static let curl = #"C:\Windows\System32\curl.exe"#
    static let cases = [
        Case(curl, "curl -o a http://localhost:8080/a", nil),
        Case(curl, "curl -o a http://localhost.example.com/a", "transfer.download medium"),
        Case(curl, "curl -LO https://example.com/dep.tgz", parent: #"C:\Program Files\CMake\bin\cmake.exe"#, nil),
        Case(
            curl, "curl -T a.zip https://example.com/", parent: #"C:\Program Files\CMake\bin\cmake.exe"#,
            "transfer.upload high"
        ),
        // Anybody can call a program so.
        Case(
            curl, "curl -LO https://example.com/dep.tgz", parent: #"C:\Users\Public\node.exe"#,
            "transfer.download medium"),
        Case(
            curl, "curl -LO https://example.com/dep.tgz", parent: #"C:\ProgramData\x\git.exe"#,
            "transfer.download medium"),
        Case(curl, "curl -LO https://example.com/d", parent: #"C:\Users\a\.cargo\bin\cargo.exe"#, nil),
        Case(curl, "curl -o a https://files.pythonhosted.org/a.whl", nil),
        Case(#"C:\Users\a\AppData\Local\Microsoft\OneDrive\OneDrive.exe"#, "OneDrive.exe /background", nil),
        Case(#"C:\Users\a\Downloads\OneDrive.exe"#, "OneDrive.exe", "transfer.cloud-client medium"),
        Case(#"C:\Program Files (x86)\Dropbox\Client\Dropbox.exe"#, "Dropbox.exe /systemstartup", nil),
    ]

    @Test("what software does by itself is logged only", arguments: cases)
    func ordinary(_ one: Case) {
        let verdict = transferVerdict(one.event)
        #expect(summary(verdict) == (one.finding.map { [$0] } ?? []))
        #expect(verdict.logs.contains(.transfer))
    }

    @Test("a policy's setting of a rule changes its level or silences it")
    func ruleSettings() {
        var policy = TransferPolicy.default
        var setting = RuleSetting(id: "transfer.ftp-command")
        setting.level = .critical
        policy.settings.rules = [setting]
        let event = transferStart(#"C:\Windows\System32\ftp.exe"#, "ftp")
        var verdict = Verdict()
        FileTransferWatch(policy).judge(event, &verdict)
        #expect(summary(verdict) == ["transfer.ftp-command critical"])
        policy.settings.rules[0].response = .log
        verdict = Verdict()
        FileTransferWatch(policy).judge(event, &verdict)
        #expect(verdict.findings.isEmpty && verdict.logs.contains(.transfer))
    }
}
