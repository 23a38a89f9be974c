import ArgumentParser
import Detection
import Errands
import Foundation
import Reports
import Storage

/// What a command does on the stores, here or by the server.
protocol StoreErrand: Errand where Place == OpenStore {
    /// - Returns: The exit status.
    /// - Throws: ``Storage/StoreError``, which is said with the store's name.
    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32
}

extension StoreErrand {
    func run(on place: OpenStore, for caller: Caller, _ reply: any Reply) async -> Int32 {
        do {
            return try await work(on: place, for: caller, reply)
        } catch let error as StoreError {
            await reply.complain(VisibleText.escaped(caller.store) + ": " + error.text[caller.language])
        } catch {
            await reply.complain(VisibleText.escaped("\(error)"))
        }
        return 2
    }
}

/// Every errand that a server does for commands.
enum StoreErrands {
    static let all: [any Errand<OpenStore>.Type] = [
        ImportErrand.self, SearchErrand.self, AlertsErrand.self, AuditListErrand.self, AuditVerifyErrand.self,
        UserListErrand.self, UserChangeErrand.self, BackupNoteErrand.self,
        AgentListErrand.self, AgentTokenErrand.self, AgentChangeErrand.self, AgentKeyErrand.self,
    ]
}

extension Caller {
    var clock: LocalTime {
        zone.flatMap { TimeZone(identifier: $0) }.map { LocalTime(zone: $0) } ?? .ofThisMachine
    }
}
