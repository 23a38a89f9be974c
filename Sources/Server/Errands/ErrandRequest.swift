import Detection
import Foundation

/// What goes to the server: which errand, what it holds, and what the server cannot know of the caller.
struct ErrandRequest: Codable {
    var errand: String
    var language: Language
    var folder: String
    var store: String
    var zone: String?
    /// The errand itself, as JSON.
    var with: String

    init(_ errand: some Errand, _ caller: Caller) throws {
        self.errand = type(of: errand).name
        language = caller.language
        folder = caller.folder
        store = caller.store
        zone = caller.zone
        with = String(decoding: try JSONEncoder().encode(errand), as: UTF8.self)
    }

    func caller(named name: String) -> Caller {
        Caller(name: name, language: language, folder: folder, store: store, zone: zone)
    }

    /// - Returns: The errand, one of `kinds`.
    func unpacked<Place>(_ kinds: [any Errand<Place>.Type]) throws -> any Errand<Place> {
        guard let kind = kinds.first(where: { $0.name == errand }) else { throw UnknownErrand(name: errand) }
        return try Self.decoded(kind, with)
    }

    private static func decoded<Kind: Errand>(_ kind: Kind.Type, _ text: String) throws -> Kind {
        try JSONDecoder().decode(kind, from: Data(text.utf8))
    }
}

/// The other side is of another version.
struct UnknownErrand: Error {
    var name: String
}
