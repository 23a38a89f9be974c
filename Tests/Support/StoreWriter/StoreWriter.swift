import Foundation
import SQLiteStorage
import Storage
import StorageContract

/// Writes batches into a store and prints the number of each once it is acknowledged, until it is killed.
///
/// Arguments: the folder of the days, the one of the damaged, the number of the first batch.
@main struct StoreWriter {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, var number = UInt64(arguments[3]) else { exit(64) }
        let store = SQLiteLogStore(folder: arguments[1], damagedFolder: arguments[2])
        while true {
            var samples = LineSamples(seed: number)
            _ = try await store.append(samples.lines(LineSamples.batchSize), from: .agent(host: "PC-1"))
            try FileHandle.standardOutput.write(contentsOf: Data("\(number)\n".utf8))
            number += 1
        }
    }
}
