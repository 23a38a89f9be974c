import Detection
import Events
import Testing
import Watches

@Suite struct TransferConnectionTests {
    private let excel = #"C:\Program Files\Microsoft Office\EXCEL.EXE"#

    @Test(
        "a connection to an FTP port is a finding, whatever the program", arguments: [20, 21, 69, 989, 990] as [UInt16])
    func port(_ port: UInt16) {
        let verdict = transferVerdict(transferConnection(excel, port: port))
        #expect(summary(verdict) == ["transfer.ftp-connection medium"])
        #expect(verdict.logs.contains(.transfer))
    }

    @Test("other ports say nothing of ordinary programs", arguments: [22, 80, 443, 2_121] as [UInt16])
    func otherPort(_ port: UInt16) {
        #expect(transferVerdict(transferConnection(excel, port: port)).logs.isEmpty)
    }

    @Test("only the first connection of a program to a host on a day is news, in whatever order they come")
    func first() {
        let early = transferConnection(excel, port: 21, at: 100)
        let late = transferConnection(excel, port: 21, at: 200)
        let nextDay = transferConnection(excel, port: 21, at: 100_000)
        for others in [[early, late, nextDay], [nextDay, late, early]] {
            #expect(summary(transferVerdict(early, learning: others)) == ["transfer.ftp-connection medium"])
            #expect(summary(transferVerdict(late, learning: others)) == ["transfer.ftp-connection low"])
            #expect(summary(transferVerdict(nextDay, learning: others)) == ["transfer.ftp-connection medium"])
        }
    }

    @Test("of a transfer program the start was the finding")
    func program() {
        let ftp = #"C:\Windows\System32\ftp.exe"#
        #expect(summary(transferVerdict(transferConnection(ftp, port: 21))) == ["transfer.ftp-connection low"])
        #expect(summary(transferVerdict(transferConnection(ftp, port: 50_000))) == ["transfer.connection low"])
    }

    @Test("an FTP server's clients are logged")
    func inbound() {
        let server = transferConnection(#"C:\Windows\System32\inetsrv\svchost.exe"#, port: 21, direction: .inbound)
        #expect(summary(transferVerdict(server)) == ["transfer.ftp-connection low"])
    }

    @Test("a bound port is logged for transfer programs and is no finding")
    func bind() {
        var event = transferConnection(#"C:\Tools\nc.exe"#, port: 4_444)
        guard case .network(var network) = event.activity else { return }
        network.isBind = true
        event.activity = .network(network)
        let verdict = transferVerdict(event)
        #expect(verdict.logs.contains(.transfer) && verdict.findings.isEmpty)
    }

    @Test("a transfer service is news for programs and low for browsers")
    func service() {
        func lookup(_ program: String, _ question: String) -> Event {
            var event = Event(time: .seconds(1_000), host: "PC1", activity: .dns(DNSActivity(question: question)))
            event.process = Process(executable: program)
            return event
        }
        let tool = #"C:\Users\a\AppData\x.exe"#
        let browser = #"C:\Program Files\Google\Chrome\Application\chrome.exe"#
        #expect(summary(transferVerdict(lookup(tool, "46.gigafile.nu"))) == ["transfer.web-service medium"])
        #expect(summary(transferVerdict(lookup(tool, "MEGA.NZ."))) == ["transfer.web-service medium"])
        #expect(summary(transferVerdict(lookup(browser, "firestorage.jp"))) == ["transfer.web-service low"])
        #expect(transferVerdict(lookup(tool, "notmega.nz")).logs.isEmpty)
        #expect(transferVerdict(lookup(tool, "mega.nz.example.com")).logs.isEmpty)
        let connection = transferConnection(tool, port: 443, domain: "gofile.io")
        #expect(summary(transferVerdict(connection)) == ["transfer.web-service medium"])
        let visit = Event(
            time: .seconds(1), host: "PC1", activity: .visit(VisitActivity(url: "https://wetransfer.com/uploads")))
        #expect(summary(transferVerdict(visit)) == ["transfer.web-service low"])
    }

    @Test("what a transfer program writes is logged, without a finding")
    func file() {
        var event = Event(time: .seconds(1), host: "PC1", activity: .file(FileActivity(.create, #"C:\a.exe"#)))
        event.process = Process(executable: #"C:\Windows\System32\curl.exe"#)
        let verdict = transferVerdict(event)
        #expect(verdict.logs.contains(.transfer) && verdict.findings.isEmpty && verdict.transferDirection == .download)
        event.process = Process(executable: #"C:\Windows\explorer.exe"#)
        #expect(transferVerdict(event).logs.isEmpty)
    }
}
