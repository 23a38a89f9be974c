import Detection
import Events

/// Uploads and downloads by the FTP command, by transfer programs and by whatever else can transfer.
package final class FileTransferWatch: Watch {
    package let name = WatchName.transfer
    package let rules = TransferRules.all

    let policy: TransferPolicy
    let programs: TransferProgramTable
    let services: ServiceTable
    let ports: Set<UInt16>
    let exclusions: ExclusionSet
    /// The first of many connections, look-ups and records of a job: the one that matters.
    var firstUses = FirstUses()
    var jobOwners = JobOwners()

    package init(_ policy: TransferPolicy) {
        self.policy = policy
        programs = TransferProgramTable(policy.programs)
        services = ServiceTable(policy.services)
        exclusions = ExclusionSet(policy.settings)
        ports = Set(policy.ports.compactMap { UInt16(exactly: $0) })
    }

    package func learns(from event: borrowing Event) -> Bool {
        guard policy.settings.isEnabled else { return false }
        return switch event.activity {
        case .network(let network): !network.isBind && firstUse(event, network) != nil
        case .dns(let dns): services.service(of: dns.question) != nil
        case .transferJob: true
        case .process, .file, .registry, .script, .moduleLoad, .intrusion, .session, .visit, .health: false
        }
    }

    package func learn(_ event: borrowing Event) {
        if case .transferJob(let job) = event.activity { jobOwners.learn(job, host: event.host) }
        guard let use = firstUse(event) else { return }
        firstUses.learn(use, event.time)
    }

    package func concerns(_ event: borrowing Event) -> Bool {
        guard policy.settings.isEnabled else { return false }
        return switch event.activity {
        case .process(let process): process.action == .start && programs.hasProgram(event.process)
        case .network(let network): concerns(network, event.process)
        case .script(let script): PowerShellTransfer(script.text).direction != nil
        case .transferJob: true
        case .file(let file):
            file.action == .create && !file.isAfterWriting && file.stream.isEmpty && writesTransfers(event.process)
        case .dns(let dns): services.service(of: dns.question) != nil
        case .visit(let visit): services.service(of: TransferAddress.host(ofURL: visit.url)) != nil
        case .registry, .moduleLoad, .intrusion, .session, .health: false
        }
    }

    package func canFind(_ event: borrowing Event) -> Bool {
        // A file that a transfer program writes is logged; the finding is its start.
        switch event.activity {
        case .file: false
        // Most starts of shells and the like have nothing to do with transfers, and their command line says so.
        case .process(let process): process.action == .start && programs.startsTransfer(event.process)
        case .registry, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health:
            concerns(event)
        }
    }

    package func canFind(atPath path: String) -> Bool { false }

    package func judge(_ event: borrowing Event, _ verdict: inout Verdict) {
        switch event.activity {
        case .process: judgeStart(event, &verdict)
        case .network(let network): judge(network, event, &verdict)
        case .script(let script): judge(script, event, &verdict)
        case .transferJob(let job): judge(job, event, &verdict)
        case .file: judgeFile(&verdict)
        case .dns(let dns): judgeService(dns.question, event, &verdict)
        case .visit(let visit):
            verdict.url = visit.url
            judgeService(TransferAddress.host(ofURL: visit.url), event, &verdict)
        case .registry, .moduleLoad, .intrusion, .session, .health: break
        }
    }

    /// Reports a rule unless the policy excludes what happened, and files the event in the transfer log in any case.
    func report(_ rule: Rule, level: Level? = nil, _ event: borrowing Event, _ verdict: inout Verdict) {
        verdict.file(in: .transfer)
        reportFinding(rule, level: level, event, &verdict)
    }
}
