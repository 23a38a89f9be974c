import Events
import Storage

/// What of a finding exceptions ask for.
enum FindingFacts {
    /// What was acted on: more than one name where the record has several.
    static func objects(_ line: LogLine) -> [String] {
        let names: [String] =
            switch line.event.activity {
            case .process: []
            case .file(let file):
                [file.path + (file.stream.isEmpty ? "" : ":" + file.stream), file.path, file.oldPath]
            case .registry(let registry): [registry.path, registry.newPath]
            case .network(let network): [network.destinationDomain, network.destinationIP]
            case .dns(let dns): [dns.question]
            case .script(let script): [script.path]
            case .transferJob(let job): [job.url, job.file]
            case .moduleLoad(let load): [load.path]
            case .intrusion(let intrusion): [intrusion.target.executable]
            case .session(let session): [session.account.name]
            case .visit(let visit): [visit.url]
            case .health(let health): [health.detail]
            }
        return (names + [line.line.destinationDomain, line.line.url]).filter { !$0.isEmpty }
    }

    /// What was written into the registry.
    static func value(_ event: Event) -> String {
        if case .registry(let registry) = event.activity { registry.data } else { "" }
    }

    /// SHA-256 of the acting program and of what it acted on, in lower case.
    static func hashes(_ event: Event) -> [String] {
        var hashes = [event.process.sha256]
        switch event.activity {
        case .file(let file): hashes.append(file.sha256)
        case .moduleLoad(let load): hashes.append(load.sha256)
        case .process, .registry, .network, .dns, .script, .transferJob, .intrusion, .session, .visit, .health: break
        }
        return hashes.filter { !$0.isEmpty }.map { $0.lowercased() }
    }
}
