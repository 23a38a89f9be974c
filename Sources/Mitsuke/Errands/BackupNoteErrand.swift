import Accounts
import Errands
import Storage

/// Writes down that somebody makes a backup.
struct BackupNoteErrand: StoreErrand {
    static let name = "backup-note"

    var output: String

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        try await store.auditLog.record("backup.make", by: "mitsuke (\(caller.name))", from: "", subject: output)
        return 0
    }
}
