import ArgumentParser
import Detection
import Errands
import Foundation
import Intake
import Reports
import Storage

/// Has an errand done on the store that a command names: by the server that holds it, or here where none does.
struct OnStore {
    private let options: DataOptions
    private let use: DataFolder.Use
    private let isInterruptible: Bool

    /// - Parameter isInterruptible: Ctrl-C ends the errand in order, and not the command at once.
    init(_ options: DataOptions, for use: DataFolder.Use = .looking, isInterruptible: Bool = false) {
        self.options = options
        self.use = use
        self.isInterruptible = isInterruptible
    }

    /// - Throws: `ExitCode` where the errand does not end with 0.
    func run(_ errand: some StoreErrand) throws {
        let reply = try TerminalReply(options.language)
        let status: Int32
        switch open() {
        case .success(let folder): status = try here(errand, folder, reply)
        case .failure(.held(let holder)):
            guard let client = try? ErrandClient(DataFolder.socket(options.data)) else {
                throw complain(DataFolderError.held(pid: holder).text)
            }
            status = try by(client, errand, reply)
        case .failure(let error): throw complain(error.text)
        }
        try reply.close()
        if status != 0 { throw ExitCode(status) }
    }

    private func open() -> Result<DataFolder, DataFolderError> {
        do throws(DataFolderError) { return .success(try DataFolder(options.data, for: use)) } catch {
            return .failure(error)
        }
    }

    private func here(_ errand: some StoreErrand, _ folder: DataFolder, _ reply: TerminalReply) throws -> Int32 {
        let store = try OpenStore(folder, options.data, options.language)
        // Nobody else has the folder, so nobody goes on with these.
        if use == .writing { _ = try? Waiting.wait { try await store.imports.interruptRunning(at: .now) } }
        let ending = reply.ending
        return try interruptible {
            ending.ask()
        } _: {
            let caller = caller(zone: nil)
            return try Waiting.wait { await errand.run(on: store, for: caller, reply) }
        }
    }

    private func by(_ client: ErrandClient, _ errand: some StoreErrand, _ reply: TerminalReply) throws -> Int32 {
        try interruptible {
            client.end()
        } _: {
            do throws(ErrandClient.Failure) {
                return try client.run(errand, for: caller(zone: TimeZone.current.identifier)) { reply.show($0) }
            } catch {
                reply.endBar()
                throw complain(
                    Text(
                        en: "the server has gone; what was done until now stays",
                        ja: "サーバーとの接続が切れました。ここまでの結果は残ります"))
            }
        }
    }

    private func interruptible(_ end: @escaping @Sendable () -> Void, _ work: () throws -> Int32) throws -> Int32 {
        guard isInterruptible else { return try work() }
        let interruption = Interruption(end)
        defer { interruption.end() }
        return try work()
    }

    private func caller(zone: String?) -> Caller {
        Caller(
            name: AccountOnMachine.name(getuid()), language: options.language,
            folder: FileManager.default.currentDirectoryPath, store: options.data, zone: zone)
    }

    private func complain(_ text: Text) -> ExitCode {
        Diagnostics.error(VisibleText.escaped(options.data) + ": " + text[options.language])
        return ExitCode(2)
    }
}
