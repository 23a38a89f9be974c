import Detection

/// What can be wrong in a policy file. Values are as the file has them: ``text`` makes them fit for a terminal.
package enum Mistake: Sendable, Equatable {
    // The file
    case tooLarge(limitBytes: Int)
    case tooLargeForAgents(limitBytes: Int)
    case notUTF8
    case controlCharacter(UInt32)
    case syntax(String)
    case tabIndent
    case tooDeep(limit: Int)
    case anchor(String)
    case alias(String)
    case tag(String)
    case directive
    case severalDocuments
    // Its structure
    case unknownKey(String, nearest: String?, known: [String])
    case keyIsNoText
    case duplicateKey(String, firstLine: Int?)
    case wrongType(key: String, expected: Text)
    case noValue(key: String, expected: Text)
    // Values
    case outOfRange(key: String, value: String, ClosedRange<Int>)
    case unknownWord(key: String, word: String, nearest: String?, known: [String])
    case emptyText(key: String)
    case invalidTechnique(String)
    case notHex(key: String, String)
    case hiveInKey(String)
    case slashAtEnds(String)
    case dotInExtension(String)
    // Entries
    case missingID
    case duplicateID(String, firstLine: Int)
    case missing(id: String, oneOf: [String], nearest: String?)
    case unknownRule(String, nearest: String?)
    case ruleOfOtherWatch(String, WatchName)

    /// The mistake's name, stable for ever.
    package var id: String {
        switch self {
        case .tooLarge: "too-large"
        case .tooLargeForAgents: "too-large-for-agents"
        case .notUTF8: "not-utf-8"
        case .controlCharacter: "control-character"
        case .syntax: "syntax"
        case .tabIndent: "tab-indent"
        case .tooDeep: "too-deep"
        case .anchor: "anchor"
        case .alias: "alias"
        case .tag: "tag"
        case .directive: "directive"
        case .severalDocuments: "several-documents"
        case .unknownKey: "unknown-key"
        case .keyIsNoText: "key-is-no-text"
        case .duplicateKey: "duplicate-key"
        case .wrongType: "wrong-type"
        case .noValue: "no-value"
        case .outOfRange: "out-of-range"
        case .unknownWord: "unknown-word"
        case .emptyText: "empty-text"
        case .invalidTechnique: "invalid-technique"
        case .notHex: "not-hex"
        case .hiveInKey: "hive-in-key"
        case .slashAtEnds: "slash-at-ends"
        case .dotInExtension: "dot-in-extension"
        case .missingID: "missing-id"
        case .duplicateID: "duplicate-id"
        case .missing: "missing"
        case .unknownRule: "unknown-rule"
        case .ruleOfOtherWatch: "rule-of-other-watch"
        }
    }
}
