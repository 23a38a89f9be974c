import Events
import Foundation
import GRDB
import Storage
import Synchronization

/// The databases of all days: opens them as they are needed, closes them again, and sets damaged ones aside.
final class DayShelf: Sendable {
    private let folder: String
    private let damagedFolder: String
    private let state = Mutex(State())

    private struct State {
        /// What is open, the one used last at the end.
        var open: [(file: DayFile, database: DayDatabase)] = []
        /// What is open, or was and is still in use.
        var used: [DayFile: Used] = [:]
        /// What is being taken away, and by how many: nobody opens it until it is gone.
        var leaving: [DayFile: Int] = [:]
        /// Days of which a database was set aside.
        var damaged: Set<String> = []
    }

    private struct Used {
        weak var database: DayDatabase?
    }

    /// Open databases cost memory and descriptors; a search over months goes through all of them.
    private static let openLimit = 12

    init(folder: String, damagedFolder: String) {
        self.folder = folder
        self.damagedFolder = damagedFolder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: damagedFolder)) ?? []
        state.withLock { $0.damaged = Set(names.compactMap { DayFile(name: $0)?.day }) }
    }

    var damagedDays: [String] { state.withLock { $0.damaged.sorted() } }

    /// All databases, oldest first.
    func files() -> [DayFile] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.compactMap { DayFile(name: $0) }.sorted { ($0.day, $0.kind.rawValue) < ($1.day, $1.kind.rawValue) }
    }

    /// The days on which there may be answers to a query, oldest first.
    func days(_ query: LogQuery) -> [String] {
        let first = query.since.map { DayFile.day(of: $0) } ?? ""
        let last = query.until.map { DayFile.day(of: $0) } ?? "~"
        return Set(files().map(\.day)).filter { first <= $0 && $0 <= last }.sorted()
    }

    /// In bytes, with what is not yet worked in.
    func bytes(_ file: DayFile) -> Int {
        ["", "-wal", "-shm"].reduce(0) { sum, suffix in
            let attributes = try? FileManager.default.attributesOfItem(atPath: file.path(in: folder) + suffix)
            return sum + ((attributes?[.size] as? Int) ?? 0)
        }
    }

    /// - Returns: Nil when there is no such database, or it is damaged and was set aside.
    func read<Answer: Sendable>(
        _ file: DayFile, _ question: @escaping @Sendable (Database) throws -> Answer
    ) async throws(StoreError) -> Answer? {
        do {
            guard let database = try database(file, making: false) else { return nil }
            do {
                return try await database.pool.read(question)
            } catch  where !isKept(database, file) {
                // The day was dropped or set aside while it was asked.
                return nil
            }
        } catch is DayDatabase.Gone {
            return nil
        } catch {
            let error = StoreError(error)
            guard case .damaged = error else { throw error }
            try await setAside(file)
            return nil
        }
    }

    /// Changes a database, which is made when there is none; in one transaction.
    func write<Answer: Sendable>(
        _ file: DayFile, _ change: @escaping @Sendable (Database, DayWriter) throws -> Answer
    ) async throws(StoreError) -> Answer {
        var wasDamaged = false
        while true {
            do {
                guard let database = try database(file, making: true) else { continue }
                return try await database.write(change)
            } catch is DayDatabase.Gone {
                // It was dropped or set aside meanwhile: the day goes on in a new one, when the old one is out of the way.
                try? await Task.sleep(for: .milliseconds(1))
            } catch {
                let error = StoreError(error)
                guard case .damaged = error, !wasDamaged else { throw error }
            }
            wasDamaged = true
            try await setAside(file)
        }
    }

    /// - Parameter isMade: makes the database where there is none; otherwise nil is returned.
    private func database(_ file: DayFile, making isMade: Bool) throws -> DayDatabase? {
        try state.withLock { state in
            guard state.leaving[file] == nil else { throw DayDatabase.Gone() }
            guard isMade || FileManager.default.fileExists(atPath: file.path(in: folder)) else { return nil }
            if let index = state.open.firstIndex(where: { $0.file == file }) {
                let entry = state.open.remove(at: index)
                state.open.append(entry)
                return entry.database
            }
            // One that was closed may still be in use, and there must not be two that write.
            let database = try state.used[file]?.database ?? DayDatabase(path: file.path(in: folder), day: file.day)
            if state.open.count >= Self.openLimit { state.open.removeFirst() }
            state.open.append((file, database))
            state.used = state.used.filter { $0.value.database != nil }
            state.used[file] = Used(database: database)
            return database
        }
    }

    /// Works what was written lately into the databases themselves, so that it lies on the disk once.
    func settle() async {
        for database in state.withLock({ $0.open.map(\.database) }) {
            // Somebody reads there just now: the next time.
            _ = try? await database.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
    }

    /// Takes a damaged database out of the way; it is kept for whoever can mend it.
    private func setAside(_ file: DayFile) async throws(StoreError) {
        state.withLock { _ = $0.damaged.insert(file.day) }
        let (folder, damagedFolder) = (folder, damagedFolder)
        try await takeAway(file) {
            let time = Int(Date().timeIntervalSince1970)
            for suffix in ["", "-wal", "-shm"] {
                let path = file.path(in: folder) + suffix
                guard FileManager.default.fileExists(atPath: path) else { continue }
                var target = damagedFolder + "/" + file.name + suffix
                if FileManager.default.fileExists(atPath: target) { target += ".\(time)" }
                try FileManager.default.moveItem(atPath: path, toPath: target)
            }
        }
    }

    /// Deletes a database.
    func drop(_ file: DayFile) async throws(StoreError) {
        let folder = folder
        try await takeAway(file) {
            for suffix in ["", "-wal", "-shm"] {
                let path = file.path(in: folder) + suffix
                guard FileManager.default.fileExists(atPath: path) else { continue }
                try FileManager.default.removeItem(atPath: path)
            }
        }
    }

    /// Takes the files of a database away while nobody writes into it.
    /// Whether it is still the one that is read and written.
    private func isKept(_ database: DayDatabase, _ file: DayFile) -> Bool {
        state.withLock { $0.leaving[file] == nil && $0.used[file]?.database === database }
    }

    private func takeAway(_ file: DayFile, _ take: @escaping @Sendable () throws -> Void) async throws(StoreError) {
        defer {
            state.withLock { state in
                let others = (state.leaving[file] ?? 1) - 1
                state.leaving[file] = others > 0 ? others : nil
            }
        }
        let database = state.withLock { state in
            state.leaving[file, default: 0] += 1
            let database = state.open.first { $0.file == file }?.database ?? state.used[file]?.database
            state.open.removeAll { $0.file == file }
            state.used[file] = nil
            return database
        }
        do {
            // One that cannot even be opened is used by nobody.
            if let database { try await database.leave(take) } else { try take() }
        } catch {
            throw StoreError(error)
        }
    }
}
