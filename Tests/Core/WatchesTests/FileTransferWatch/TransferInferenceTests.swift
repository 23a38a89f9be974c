import Events
import Testing
import Watches

@Suite struct TransferInferenceTests {
    private let inference = TransferInference(.default)

    private func start(_ program: String, _ pid: UInt32, parent: UInt32 = 1, at second: Int64 = 10) {
        var event = Event(time: .seconds(second), host: "fs01", activity: .process(ProcessActivity(.start)))
        event.process = Process(executable: program, pid: pid)
        event.parent = Process(executable: "", pid: parent)
        inference.learn(event)
    }

    private func file(_ action: FileActivity.Action, _ path: String, _ pid: UInt32, from old: String = "") {
        var activity = FileActivity(action, path)
        activity.oldPath = old
        var event = Event(time: .seconds(11), host: "fs01", activity: .file(activity))
        event.process.pid = pid
        inference.learn(event)
    }

    private func closed(
        _ pid: UInt32, sent: UInt64, received: UInt64, to address: String = "203.0.113.5", port: UInt16 = 443,
        transfer: NetworkActivity.Transfer? = nil, at second: Int64 = 12
    ) {
        var network = NetworkActivity()
        network.direction = .outbound
        network.destinationIP = address
        network.destinationPort = port
        network.transfer = transfer
        if transfer == nil { (network.sourceBytes, network.destinationBytes) = (sent, received) }
        var event = Event(time: .seconds(second), host: "fs01", activity: .network(network))
        event.process = Process(executable: "", pid: pid)
        event.attribution = .exact
        inference.learn(event)
    }

    private func settled(at second: Int64 = 20) -> [String] {
        var found: [String] = []
        inference.settle(at: .seconds(second)) { event in
            guard case .network(let network) = event.activity, let transfer = network.transfer else { return }
            #expect(event.attribution == .likely && transfer.isInferred)
            found.append(
                "\(transfer.action.rawValue) \(transfer.file) by \(event.process.executable) to \(network.destinationIP)"
            )
        }
        return found
    }

    @Test("what a program read was sent, what it wrote was fetched; its own settings and libraries do not count")
    func own() {
        start("/usr/bin/curl", 50)
        for path in ["/usr/lib/x/libcurl.so.4", "/etc/ssl/openssl.cnf", "/root/.curlrc", "/etc/passwd"] {
            file(.read, path, 50)
        }
        file(.read, "/srv/営業/見積.xlsx", 50)
        file(.create, "/tmp/answer.part", 50)
        file(.overwrite, "/tmp/answer.part", 50)
        file(.rename, "/tmp/answer", 50, from: "/tmp/answer.part")
        file(.read, "/etc/shadow", 50)
        closed(50, sent: 100, received: 30)
        #expect(
            settled() == [
                "upload /srv/営業/見積.xlsx by /usr/bin/curl to 203.0.113.5",
                "download /tmp/answer by /usr/bin/curl to 203.0.113.5",
                "upload /etc/shadow by /usr/bin/curl to 203.0.113.5",
            ])
        #expect(settled(at: 21).isEmpty)
    }

    @Test("scp reads and its ssh sends: the file went with scp")
    func helper() {
        start("/usr/bin/bash", 60)
        start("/usr/bin/scp", 61, parent: 60)
        // A fork first runs its parent's program.
        start("/usr/bin/scp", 62, parent: 61)
        start("/usr/bin/ssh", 62, parent: 61)
        file(.read, "/root/.ssh/id_ed25519", 62)
        file(.read, "/data/customers.db", 61)
        closed(62, sent: 900_000, received: 4_000, port: 22)
        #expect(settled() == ["upload /data/customers.db by /usr/bin/scp to 203.0.113.5"])
    }

    @Test("what is told after the connection's end still counts: it waits half a second")
    func late() {
        start("/usr/bin/wget", 70)
        closed(70, sent: 100, received: 5_000, at: 12)
        #expect(settled(at: 12).isEmpty)
        file(.create, "/home/a/tool", 70)
        #expect(settled(at: 13) == ["download /home/a/tool by /usr/bin/wget to 203.0.113.5"])
    }

    @Test("of an FTP client the protocol tells; other programs, and processes that became others, are left alone")
    func others() {
        start("/usr/bin/lftp", 80)
        file(.read, "/data/a", 80)
        closed(80, sent: 0, received: 0, port: 21, transfer: NetworkActivity.Transfer(.upload, file: "a"))
        closed(80, sent: 1_000, received: 0, port: 30_000)
        closed(80, sent: 200, received: 300, port: 21)
        start("/usr/bin/firefox", 81)
        file(.read, "/data/b", 81)
        closed(81, sent: 1_000, received: 10)
        start("/usr/bin/curl", 82)
        start("/usr/bin/vim", 82)
        file(.read, "/data/c", 82)
        closed(82, sent: 1_000, received: 10)
        #expect(settled().isEmpty)
    }

    @Test("a direction in which nothing went carries no file; of several connections the widest has them")
    func bytes() {
        start("/usr/bin/rclone", 90)
        file(.read, "/data/a", 90)
        closed(90, sent: 10, received: 10, to: "198.51.100.1")
        closed(90, sent: 10_000, received: 10, to: "198.51.100.2")
        #expect(settled() == ["upload /data/a by /usr/bin/rclone to 198.51.100.2"])
        file(.create, "/data/b", 90)
        closed(90, sent: 10, received: 0, at: 30)
        #expect(settled(at: 40).isEmpty)
    }

    @Test("memory is bounded: programs that ended are forgotten, and a group has its limits")
    func bounds() {
        for pid in UInt32(1_000)..<6_000 {
            start("/usr/bin/curl", pid)
            for number in 0..<300 where pid == 1_000 { file(.read, "/data/\(number)", pid) }
        }
        closed(1_000, sent: 5, received: 5)
        #expect(settled().count == 256)
        closed(5_999, sent: 5, received: 5)
        #expect(settled().isEmpty)
    }
}
