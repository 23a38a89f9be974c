import Events
import GRDB

/// Puts chains of processes together again, with what it read kept for the next line.
struct ChainReader {
    /// A longer chain can only come from damaged or forged records.
    private static let depthLimit = 33

    private let database: Database
    private var texts: [Int64: String] = [:]
    private var processes: [Int64: (process: Process, parent: Int64?)] = [:]

    init(_ database: Database) {
        self.database = database
    }

    mutating func text(_ id: Int64) throws -> String {
        if id == 0 { return "" }
        if let text = texts[id] { return text }
        let text =
            try String.fetchOne(
                database.cachedStatement(sql: "SELECT text FROM texts WHERE id = ?"), arguments: [id]) ?? ""
        texts[id] = text
        return text
    }

    /// A process and its ancestors, nearest first; empty for nobody.
    mutating func chain(_ id: Int64) throws -> [Process] {
        var chain: [Process] = []
        var next: Int64? = id == 0 ? nil : id
        var seen: Set<Int64> = []
        while let id = next, chain.count < Self.depthLimit, seen.insert(id).inserted, let known = try process(id) {
            chain.append(known.process)
            next = known.parent
        }
        return chain
    }

    private mutating func process(_ id: Int64) throws -> (process: Process, parent: Int64?)? {
        if let known = processes[id] { return known }
        guard
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT * FROM processes WHERE id = ?"), arguments: [id])
        else { return nil }
        let known = (process: try process(row), parent: row["parent"] as Int64?)
        processes[id] = known
        return known
    }

    mutating func process(_ row: Row) throws -> Process {
        var process = Process(
            executable: try text(row["executable"]), pid: (row["pid"] as Int64?).map { UInt32(clamping: $0) },
            commandLine: row["command_line"])
        let entity: String = row["entity_id"]
        process.entityID = entity == DaySchema.sameAsKey ? row["key"] : entity
        process.start = (row["start"] as Int64?).map { Timestamp(ticks: $0) }
        process.sha256 = row["sha256"]
        process.originalFileName = try text(row["original_file_name"])
        return process
    }
}
