import Detection
import Events
import Testing
import Watches

@Suite struct TransferCarriedTests {
    private func carried(
        _ action: NetworkActivity.Transfer.Action, _ file: String, program: String = "/usr/bin/tnftp",
        direction: NetworkActivity.Direction = .outbound, at second: Int64 = 1_000, isInferred: Bool = false
    ) -> Event {
        var event = transferConnection(program, port: 21, at: second, direction: direction)
        guard case .network(var network) = event.activity else { return event }
        network.transfer = NetworkActivity.Transfer(action, file: file)
        network.transfer?.isInferred = isInferred
        event.activity = .network(network)
        return event
    }

    @Test("a file that FTP carried is a finding by its direction, and in the log with the protocol's own word")
    func directions() {
        let sent = transferVerdict(carried(.upload, "見積.xlsx"))
        #expect(summary(sent) == ["transfer.file-sent high"] && sent.transferDirection == .upload)
        let line = EventLine(.transfer, sent)
        #expect(line.action.isEmpty && line.transferDirection == "upload" && line.log == "transfer")
        #expect(summary(transferVerdict(carried(.download, "a"))) == ["transfer.file-fetched medium"])
        #expect(summary(transferVerdict(carried(.uploadFailed, "a"))) == ["transfer.file-sent low"])
        for action in [NetworkActivity.Transfer.Action.uploadBegun, .downloadBegun, .encrypted] {
            let verdict = transferVerdict(carried(action, "a"))
            #expect(verdict.logs.contains(.transfer) && verdict.findings.isEmpty)
        }
    }

    @Test("the first file that a program sends to a host on a day is news; the others are on record")
    func first() {
        let first = carried(.upload, "a", at: 100)
        let second = carried(.upload, "b", at: 200)
        let all = [transferConnection("/usr/bin/tnftp", port: 21, at: 99), first, second]
        #expect(summary(transferVerdict(first, learning: all)) == ["transfer.file-sent high"])
        #expect(summary(transferVerdict(second, learning: all)) == ["transfer.file-sent low"])
        #expect(
            summary(transferVerdict(carried(.download, "c", at: 300), learning: all)) == [
                "transfer.file-fetched medium"
            ])
    }

    @Test("what others do on this host's own server is low, and so is a download that the command line told of")
    func low() {
        #expect(summary(transferVerdict(carried(.upload, "a", direction: .inbound))) == ["transfer.file-sent low"])
        #expect(
            summary(transferVerdict(carried(.download, "/home/a/x", program: "/usr/bin/wget", isInferred: true)))
                == ["transfer.file-fetched low"])
    }

    @Test("the end of a connection is for the log alone")
    func end() {
        for program in ["/usr/bin/tnftp", "/usr/bin/bash"] {
            var event = transferConnection(program, port: 21)
            guard case .network(var network) = event.activity else { return }
            (network.sourceBytes, network.destinationBytes) = (10, 20)
            event.activity = .network(network)
            let verdict = transferVerdict(event)
            #expect(verdict.findings.isEmpty && verdict.logs.contains(.transfer))
        }
    }

    @Test(
        "programs of Linux are known by their names",
        arguments: [
            "/usr/bin/tnftp", "/usr/bin/lftp", "/usr/bin/curl", "/usr/bin/wget", "/usr/bin/scp", "/usr/bin/sftp",
            "/usr/bin/rclone", "/usr/bin/nc.openbsd", "/usr/bin/smbclient", "/usr/bin/rsync", "/usr/bin/ncat",
        ])
    func names(_ program: String) {
        #expect(summary(transferVerdict(transferConnection(program, port: 4_000))) == ["transfer.connection low"])
    }
}
