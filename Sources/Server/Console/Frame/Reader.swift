import Detection
import Foundation
import Reports
import Storage

/// For whom words are made: in which language, and in which time zone.
package struct Reader: Sendable {
    package var language: Language
    package var clock: LocalTime

    package init(_ language: Language, clock: LocalTime = .ofThisMachine) {
        self.language = language
        self.clock = clock
    }

    /// What somebody chose for the account counts most.
    init(_ account: Account, otherwise language: Language) {
        self.language = account.language ?? language
        clock = account.timeZone.flatMap(TimeZone.init(identifier:)).map { LocalTime(zone: $0) } ?? .ofThisMachine
    }
}

extension Text {
    subscript(reader: Reader) -> String { self[reader.language] }

    /// Its lines as one: a page breaks them where it needs to.
    func paragraph(_ reader: Reader) -> String {
        let lines = self[reader].split(separator: "\n")
        return reader.language == .ja ? lines.joined() : lines.joined(separator: " ")
    }
}
