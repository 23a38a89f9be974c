import Analysis
import EventFiles
import Events
import Foundation
import PolicyFiles
import Storage
import Watches

/// Takes recordings into the store: logs, findings, hosts.
///
/// What the store has already is left out there, so an import that was cut short is finished by importing the same again.
package struct Importer: Sendable {
    let logs: any LogStore
    let findings: (any FindingReceiver)?
    let imports: any ImportStore
    let hosts: any HostStore
    private let policies: any PolicyStore
    private let jobs: Int

    /// So many files are named in the record of an import.
    static let fileLimit = 1_000

    /// - Parameters:
    ///   - findings: Who makes alerts; without one findings are only filed with the logs.
    ///   - jobs: How many threads read and judge.
    package init(
        logs: any LogStore, findings: (any FindingReceiver)?, imports: any ImportStore, hosts: any HostStore,
        policies: any PolicyStore, jobs: Int
    ) {
        self.logs = logs
        self.findings = findings
        self.imports = imports
        self.hosts = hosts
        self.policies = policies
        self.jobs = jobs
    }

    /// Begins an import, which goes on by itself.
    ///
    /// - Parameter folder: Names of files begin behind it, where the files are only on their way through a folder of the server's.
    package func start(
        _ paths: [String], author: String, named folder: String = ""
    ) async throws(ImportError) -> RunningImport {
        let policy = try await policy()
        let walk = InputWalk(paths)
        if walk.files.isEmpty, walk.problems.isEmpty { throw .nothing }
        let files = walk.files.prefix(Self.fileLimit).map {
            ImportedFile(path: Self.name($0.path, folder), bytes: Self.size($0.path))
        }
        let id: Int64
        do throws(StoreError) {
            id = try await imports.begin(author: author, files: files, at: .now)
        } catch {
            throw .store(error)
        }
        let problems = ProblemList(named: folder)
        for problem in walk.problems { problems.report(problem) }
        let analysis = Analysis(walk.files, policy: policy, question: .logs, selection: Selection(), jobs: jobs)
        return RunningImport(id, analysis, problems, into: self, named: folder)
    }

    /// Removes what an import brought, and the record of it.
    ///
    /// - Throws: ``StoreError/conflict`` while it is running.
    package func remove(_ id: Int64) async throws(StoreError) {
        guard try await imports.record(id).state != .running else { throw .conflict }
        try await logs.remove(import: id)
        try await imports.remove(id)
    }

    /// What is called `a.evtx` by its owner and lies in a folder of the server's for a while is called `a.evtx`.
    static func name(_ path: String, _ folder: String) -> String {
        folder.isEmpty || !path.hasPrefix(folder + "/") ? path : String(path.dropFirst(folder.utf8.count + 1))
    }

    private static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    private func policy() async throws(ImportError) -> Policy {
        let version: PolicyVersion?
        do throws(StoreError) {
            version = try await policies.current()
        } catch {
            throw .store(error)
        }
        guard let version else { return .default }
        do {
            return try PolicyReader.read(version.yaml, name: "policy")
        } catch {
            throw .policy(error)
        }
    }
}

extension Timestamp {
    package static var now: Timestamp {
        Timestamp(ticks: Int64(Date().timeIntervalSince1970 * Double(ticksPerSecond)))
    }
}
