import Detection

/// What a command has done on a store: here, or by the server that holds it, with the same words and the same end.
///
/// It is sent as JSON, so it holds what was asked for and nothing that belongs to the machine it runs on.
package protocol Errand<Place>: Codable, Sendable {
    /// What it works on.
    associatedtype Place: Sendable

    /// How the two sides call it.
    static var name: String { get }

    /// - Returns: The exit status.
    func run(on place: Place, for caller: Caller, _ reply: any Reply) async -> Int32
}

/// Who sends an errand, and what only the sender knows of how it shall be answered.
package struct Caller: Sendable, Equatable {
    /// The account on this machine, as the system knows it.
    package var name: String
    package var language: Language
    /// Where the command was called: its relative paths begin there.
    package var folder: String
    /// What the sender calls the store.
    package var store: String
    /// The sender's time zone; nil for that of this machine.
    package var zone: String?

    package init(name: String, language: Language, folder: String, store: String, zone: String? = nil) {
        self.name = name
        self.language = language
        self.folder = folder
        self.store = store
        self.zone = zone
    }
}

/// Takes what an errand has to say while it is done.
package protocol Reply: Sendable {
    /// Bytes for the standard output.
    ///
    /// - Returns: False when nobody takes them.
    func write(_ bytes: [UInt8]) async -> Bool

    /// Whole lines for the standard error.
    func say(_ text: String) async

    /// - Parameter fraction: From 0 to 1.
    func progress(_ fraction: Double) async

    var ending: Ending { get }
}

extension Reply {
    package func complain(_ line: String) async {
        await say("mitsuke: " + line + "\n")
    }
}

extension Language: Codable {}
