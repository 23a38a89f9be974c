import Foundation

/// What an account may be called: 1 to 64 characters of any script, without spaces at the ends and control characters.
package enum AccountName {
    package static let longest = 64

    /// As a name is kept and looked for: without spaces around it, in one form of Unicode.
    package static func tidied(_ name: String) -> String {
        // A name of any length may come; it is cut before anything is done with it.
        String(name.unicodeScalars.prefix(4 * longest).map(Character.init))
            .trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    }

    /// Whether a name, as ``tidied(_:)`` gives it, may be an account's.
    package static func isGood(_ name: String) -> Bool {
        let bad: Set<Unicode.GeneralCategory> = [
            .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned,
        ]
        return (1...longest).contains(name.count) && name.utf8.count <= 4 * longest
            && !name.unicodeScalars.contains { bad.contains($0.properties.generalCategory) }
    }
}
