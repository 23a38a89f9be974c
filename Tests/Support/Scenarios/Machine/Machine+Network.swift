import Events

extension Machine {
    /// 22, unless the answer is still in the cache.
    func lookUp(_ host: String, by running: Running) {
        let now = clock.ticks / Timestamp.ticksPerSecond
        let key = running.guid + host
        if let last = recentNames[key], now - last < 300 { return }
        recentNames[key] = now
        sysmon(
            22,
            [
                ("ProcessGuid", running.guid), ("ProcessId", "\(running.pid)"), ("QueryName", host),
                ("QueryStatus", "0"), ("QueryResults", "::ffff:\(Internet.address(host));"), ("Image", running.image),
                ("User", running.account.fullName),
            ])
    }

    /// 22, 3, and 5156 where the filtering platform is audited.
    func connect(
        _ host: String, _ port: Int = 443, by running: Running, transport: String = "tcp", asks: Bool = true
    ) {
        let address = Internet.address(host)
        if asks, address != host { lookUp(host, by: running) }
        pause(0.03)
        nextPort = nextPort < 65_000 ? nextPort + UInt16(random.number(1...7)) : 49_700
        sysmon(
            3,
            [
                ("ProcessGuid", running.guid), ("ProcessId", "\(running.pid)"), ("Image", running.image),
                ("User", running.account.fullName), ("Protocol", transport), ("Initiated", "true"),
                ("SourceIsIpv6", "false"), ("SourceIp", self.address), ("SourceHostname", computer),
                ("SourcePort", "\(nextPort)"), ("SourcePortName", "-"), ("DestinationIsIpv6", "false"),
                ("DestinationIp", address), ("DestinationHostname", "-"), ("DestinationPort", "\(port)"),
                ("DestinationPortName", port == 443 ? "https" : "-"),
            ])
        if auditsProcesses { auditConnection(running, address, port, transport) }
    }

    /// A job of the Background Intelligent Transfer Service: 3, 59, 60, 4.
    func job(_ title: String, _ url: String, to path: String, owner: Account, by program: Running, size: Int) {
        let id = freshID()
        let bits = "Microsoft-Windows-Bits-Client"
        let channel = bits + "/Operational"
        record(
            bits, 3, channel, pid: 1_468, sid: owner.sid,
            [
                ("jobTitle", title), ("jobId", id), ("jobOwner", owner.fullName), ("processPath", program.image),
                ("processId", "\(program.pid)"),
            ])
        let transfer: [(name: String, value: String)] = [
            ("transferId", freshID()), ("name", title), ("Id", id), ("url", url), ("peer", ""),
            ("fileTime", ScenarioTime.sysmonText(clock)), ("fileLength", "\(size)"), ("bytesTotal", "\(size)"),
        ]
        record(
            bits, 59, channel, pid: 1_468, sid: "S-1-5-18",
            transfer + [("bytesTransferred", "0"), ("bytesTransferredFromPeer", "0")])
        pause(1...20)
        record(
            bits, 60, channel, pid: 1_468, sid: "S-1-5-18",
            transfer + [("hr", "0"), ("bytesTransferred", "\(size)"), ("bytesTransferredFromPeer", "0")])
        record(
            bits, 4, channel, pid: 1_468, sid: owner.sid,
            [
                ("User", owner.fullName), ("jobTitle", title), ("jobId", id), ("jobOwner", owner.fullName),
                ("fileCount", "1"), ("bytesTransferred", "\(size)"), ("bytesTransferredFromPeer", "0"),
            ])
        _ = path
    }
}
