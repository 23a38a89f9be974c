import Detection
import Events
import Storage

/// Whether a line holds what a query looks for in texts, where that counts.
struct LineMatch {
    private let path: String
    private let text: String

    init(_ query: LogQuery) {
        path = CaseFolding.folded(query.path)
        text = CaseFolding.folded(query.text)
    }

    func holds(_ line: borrowing LogLine) -> Bool {
        if !path.isEmpty, !Self.paths(line.event.activity).contains(where: { Self.has($0, path) }) { return false }
        guard !text.isEmpty else { return true }
        if Self.has(line.event.process.executable, text) || Self.has(line.event.process.commandLine, text) {
            return true
        }
        if Self.has(line.line.url, text) || Self.has(line.line.destinationDomain, text) { return true }
        return Self.paths(line.event.activity).contains { Self.has($0, text) }
            || Self.others(line.event.activity).contains { Self.has($0, text) }
    }

    private static func has(_ text: String, _ part: String) -> Bool {
        !text.isEmpty && CaseFolding.folded(text).contains(part)
    }

    private static func paths(_ activity: Activity) -> [String] {
        switch activity {
        case .file(let file): [file.path, file.oldPath, file.share]
        case .registry(let registry): [registry.path, registry.newPath]
        case .script(let script): [script.path]
        case .transferJob(let job): [job.file]
        case .moduleLoad(let load): [load.path]
        case .process, .network, .dns, .intrusion, .session, .visit, .health: []
        }
    }

    private static func others(_ activity: Activity) -> [String] {
        switch activity {
        case .registry(let registry): [registry.data, registry.oldData]
        case .network(let network): [network.destinationDomain, network.destinationIP, network.sourceIP]
        case .dns(let dns): [dns.question]
        case .transferJob(let job): [job.url, job.job]
        case .visit(let visit): [visit.url]
        case .session(let session): [session.account.name, session.sourceIP]
        case .health(let health): [health.detail]
        case .process, .file, .script, .moduleLoad, .intrusion: []
        }
    }
}
