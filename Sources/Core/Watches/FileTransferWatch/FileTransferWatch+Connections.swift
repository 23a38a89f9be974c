import Detection
import Events

/// Connections to FTP ports by whatever program, and those of transfer programs to wherever.
extension FileTransferWatch {
    func concerns(_ network: borrowing NetworkActivity, _ process: borrowing Process) -> Bool {
        network.transfer != nil || usesPort(network) || isTransferProgram(process)
            || !network.destinationDomain.isEmpty && services.service(of: network.destinationDomain) != nil
    }

    func judge(_ network: borrowing NetworkActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        if let transfer = network.transfer { return judge(transfer, network, event, &verdict) }
        verdict.file(in: .transfer)
        verdict.transferDirection = .unknown
        // Of a connection's end the number of its bytes is the news, and that is for the log.
        guard !network.isBind, !network.isEnd else { return }
        let isProgram = isTransferProgram(event.process)
        if usesPort(network) {
            // Inbound, this host is the server. Of a transfer program the start was the finding.
            let isNews = network.direction != .inbound && !isProgram && isFirst(event)
            reportFinding(TransferRules.ftpConnection, level: isNews ? nil : .low, event, &verdict)
        } else if isProgram {
            reportFinding(TransferRules.connection, event, &verdict)
        } else if services.service(of: network.destinationDomain) != nil {
            judgeService(network.destinationDomain, event, &verdict)
        }
    }

    private func isTransferProgram(_ process: borrowing Process) -> Bool {
        programs.programs(named: process.executable).contains { !programs.entries[$0].isIncidental }
    }

    /// By the server's end. Which end that is is unknown for some records, so both count there.
    private func usesPort(_ network: borrowing NetworkActivity) -> Bool {
        switch network.direction {
        case .outbound: hasPort(network.destinationPort)
        case .inbound, .unknown: hasPort(network.destinationPort) || hasPort(network.sourcePort)
        }
    }

    private func hasPort(_ port: UInt16?) -> Bool {
        guard let port else { return false }
        return ports.contains(port)
    }

    func judgeService(_ host: String, _ event: borrowing Event, _ verdict: inout Verdict) {
        verdict.file(in: .transfer)
        verdict.transferDirection = .unknown
        if verdict.destinationDomain.isEmpty { verdict.destinationDomain = host }
        let isBrowser = ServiceTable.isBrowser(event.process.executable)
        let isNews = !isBrowser && !event.process.executable.isEmpty && isFirst(event)
        reportFinding(TransferRules.webService, level: isNews ? nil : .low, event, &verdict)
    }

    func isFirst(_ event: borrowing Event) -> Bool {
        guard let use = firstUse(event) else { return true }
        return firstUses.isFirst(use, event.time)
    }

    /// What an event is one of many of: a program and its other end.
    func firstUse(_ event: borrowing Event) -> FirstUses.Use? {
        switch event.activity {
        case .network(let network): firstUse(event, network)
        case .dns(let dns):
            services.service(of: dns.question).map { FirstUses.Use(event, event.process.executable, $0) }
        case .transferJob(let job): FirstUses.Use(event, job.job, job.url)
        case .process, .file, .registry, .script, .moduleLoad, .intrusion, .session, .visit, .health: nil
        }
    }

    func firstUse(_ event: borrowing Event, _ network: borrowing NetworkActivity) -> FirstUses.Use? {
        if let transfer = network.transfer { return firstUse(transfer, network, event) }
        if usesPort(network) { return FirstUses.Use(event, event.process.executable, network.destinationIP) }
        guard !network.destinationDomain.isEmpty else { return nil }
        return services.service(of: network.destinationDomain).map {
            FirstUses.Use(event, event.process.executable, $0)
        }
    }
}
