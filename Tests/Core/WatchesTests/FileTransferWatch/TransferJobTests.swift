import Detection
import Events
import Testing
import Watches

@Suite struct TransferJobTests {
    static func job(
        _ url: String, owner: String = #"PC1\user"#, _ phase: TransferJobActivity.Phase = .started,
        at second: Int64 = 100
    ) -> Event {
        var job = TransferJobActivity(phase)
        job.job = "j"
        job.url = url
        job.owner = owner
        var event = Event(time: .seconds(second), host: "PC1", activity: .transferJob(job))
        event.user.name = owner
        return event
    }

    @Test("a job of a user to an unknown host is a finding, told once")
    func unknownHost() {
        let url = "http://203.0.113.5/payload.exe"
        let started = Self.job(url)
        let stopped = Self.job(url, .stopped, at: 101)
        #expect(summary(transferVerdict(started, learning: [stopped])) == ["transfer.bits-job medium"])
        #expect(summary(transferVerdict(stopped, learning: [started])) == ["transfer.bits-job low"])
        #expect(summary(transferVerdict(stopped)) == ["transfer.bits-job medium"])
        #expect(transferVerdict(started).destinationDomain == "203.0.113.5")
    }

    @Test(
        "the system's own jobs are low",
        arguments: [#"NT AUTHORITY\SYSTEM"#, "S-1-5-18", #"nt authority\network service"#])
    func system(owner: String) {
        #expect(
            summary(transferVerdict(Self.job("http://wsus.corp.example/a.cab", owner: owner))) == [
                "transfer.bits-job low"
            ])
    }

    @Test(
        "updates are logged only",
        arguments: [
            "http://msedge.b.tlu.dl.delivery.mp.microsoft.com/filestreamingservice/files/a",
            "http://download.windowsupdate.com/a.cab", "http://edgedl.me.gvt1.com/edgedl/release2/chrome/a.crx3",
            "https://officecdn.microsoft.com/a",
        ])
    func updates(url: String) {
        let verdict = transferVerdict(Self.job(url))
        #expect(verdict.findings.isEmpty && verdict.logs.contains(.transfer))
    }

    @Test("a host that only looks like an updater's is none")
    func lookalike() {
        let url = "http://example.com/download.windowsupdate.com/a"
        #expect(summary(transferVerdict(Self.job(url))) == ["transfer.bits-job medium"])
        #expect(summary(transferVerdict(Self.job("http://evilmicrosoft.com/a"))) == ["transfer.bits-job medium"])
    }

    @Test("whose job it is says its creation, later records are the service's")
    func owner() {
        let url = "http://wsus.corp.example/a.cab"
        let started = Self.job(url, owner: "")
        let bySystem = Self.job("", owner: #"NT AUTHORITY\SYSTEM"#, .created)
        let byUser = Self.job("", owner: #"PC1\user"#, .created)
        #expect(summary(transferVerdict(started, learning: [bySystem])) == ["transfer.bits-job low"])
        #expect(summary(transferVerdict(started, learning: [byUser])) == ["transfer.bits-job medium"])
        #expect(summary(transferVerdict(started, learning: [byUser, bySystem])) == ["transfer.bits-job medium"])
        #expect(summary(transferVerdict(started)) == ["transfer.bits-job medium"])
    }

    @Test("a job is a download where its record tells, and otherwise of unknown direction")
    func direction() {
        var event = Self.job("http://203.0.113.5/payload.exe")
        #expect(transferVerdict(event).transferDirection == .unknown)
        if case .transferJob(var job) = event.activity {
            job.isFetched = true
            event.activity = .transferJob(job)
        }
        #expect(transferVerdict(event).transferDirection == .download)
    }

    @Test("a job without an address is logged")
    func created() {
        let verdict = transferVerdict(Self.job("", .created))
        #expect(verdict.findings.isEmpty && verdict.logs.contains(.transfer))
    }
}
