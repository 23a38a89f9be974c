import GRDB

/// One step from an older form of the control database to a newer one. Steps are numbered and never edited, only added.
struct Migration: Sendable {
    /// `0001-accounts`: the number says the order.
    let name: String
    let change: @Sendable (Database) throws -> Void

    init(_ name: String, _ change: @escaping @Sendable (Database) throws -> Void) {
        self.name = name
        self.change = change
    }
}
