import Detection
import Events

/// Who asked for a BITS job. Only its creation (BITS-Client 3) says so; what follows is logged by the service, as the system.
struct JobOwners {
    static let limit = 20_000

    private struct Job: Hashable {
        let host: String
        let name: String
    }

    /// Whether all jobs of that name were the system's own.
    private var onlySystem: [Job: Bool] = [:]

    mutating func learn(_ job: borrowing TransferJobActivity, host: String) {
        guard !job.owner.isEmpty, !job.job.isEmpty else { return }
        let key = Job(host: host, name: job.job)
        if onlySystem[key] == nil, onlySystem.count >= Self.limit { return }
        onlySystem[key] = (onlySystem[key] ?? true) && Self.isSystem(job.owner)
    }

    /// False also where nobody knows whose it was.
    func isSystems(_ job: borrowing TransferJobActivity, host: String) -> Bool {
        job.owner.isEmpty ? onlySystem[Job(host: host, name: job.job)] ?? false : Self.isSystem(job.owner)
    }

    /// The accounts of the system itself, for which Windows and management software transfer.
    private static func isSystem(_ owner: String) -> Bool {
        if ["S-1-5-18", "S-1-5-19", "S-1-5-20"].contains(owner) { return true }
        return CaseFolding.folded(owner).utf8.starts(with: "nt authority\\".utf8)
    }
}
