/// A look over YAML text before the parser sees it.
///
/// It finds what the parser either obeys (anchors and aliases, which can grow without bound) or stops at (a key given
/// twice, a pattern such as `*.exe` without quotes, which is an alias of nothing), with the place of each, so that all
/// mistakes of a file are reported together. It follows the token rules of
/// libyaml, which Yams contains; what libyaml itself refuses is left to it: there the scan ends and says so.
struct YAMLScan {
    /// Levels of lists and mappings in each other.
    static let depthLimit = 32

    /// Something that was reported, and that the parser must not see: a key that stands in its mapping already, or the
    /// sign of an alias.
    struct Hidden {
        var place: Place
        var bytes: Range<Int>
    }

    private(set) var problems: [PolicyProblem] = []
    private(set) var hidden: [Hidden] = []
    /// Whether the parser may see the text once ``hidden`` is: no anchors, one document, bounded depth.
    private(set) var isSafe = true

    let bytes: [UInt8]
    var at = 0
    var line = 1
    /// From 0, in characters.
    var column = 0
    /// Characters from the beginning.
    var index = 0
    /// Block lists and mappings that are open, with the line in which each of their keys stands.
    var blocks: [(column: Int, keys: [String: Int])] = []
    /// Flow lists and mappings that are open.
    private var flows: [(isMapping: Bool, keys: [String: Int])] = []
    /// Where a key may have begun, for each flow level and the block level.
    private var candidates: [Candidate?] = [nil]
    var mayBeKey = true
    private var hasDocument = false
    private var hasEnded = false
    private var lastTokenEnd = 0

    private struct Candidate {
        var line: Int
        var column: Int
        var index: Int
        var start: Int
    }

    /// - Parameter bytes: UTF-8 without NUL or other control characters.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        while token() {}
    }

    var place: Place { Place(line, column + 1) }
    var isInFlow: Bool { !flows.isEmpty }
    var indent: Int { blocks.last?.column ?? -1 }

    /// Reads one token; false at the end, and where the parser will stop as well.
    private mutating func token() -> Bool {
        skipToToken()
        if !isInFlow {
            while let block = blocks.last, block.column > column { blocks.removeLast() }
        }
        if at >= bytes.count { return false }
        if column == 0 {
            if peek() == UInt8(ascii: "%") { return refuse(.directive) }
            if isDocumentMarker(UInt8(ascii: "-")) { return documentStart() }
            if isDocumentMarker(UInt8(ascii: ".")) {
                guard !isInFlow else { return stop() }
                hasEnded = hasDocument
                skip(3)
                blocks = []
                candidates = [nil]
                mayBeKey = false
                return true
            }
        }
        if hasEnded { return refuse(.severalDocuments) }
        let start = at
        defer { if at > start { lastTokenEnd = at } }
        hasDocument = true
        switch peek() {
        case UInt8(ascii: "["), UInt8(ascii: "{"): return flowStart()
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
            guard isInFlow else { return stop() }
            flows.removeLast()
            candidates.removeLast()
            mayBeKey = false
            skip(1)
            return true
        case UInt8(ascii: ","):
            candidates[candidates.count - 1] = nil
            mayBeKey = true
            skip(1)
            return true
        case UInt8(ascii: "-") where isBlankOrEnd(1), UInt8(ascii: "?") where isInFlow || isBlankOrEnd(1):
            return indicator()
        case UInt8(ascii: ":") where isInFlow || isBlankOrEnd(1): return value()
        case UInt8(ascii: "*"): return alias()
        case UInt8(ascii: "&"): return anchor()
        case UInt8(ascii: "!"): return tag()
        case UInt8(ascii: "|") where !isInFlow, UInt8(ascii: ">") where !isInFlow:
            candidates[candidates.count - 1] = nil
            mayBeKey = true
            return blockScalar() || stop()
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
            remember()
            mayBeKey = false
            return quotedScalar() || stop()
        case UInt8(ascii: "\t"): return refuse(.tabIndent)
        case UInt8(ascii: "@"), UInt8(ascii: "`"), UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "|"),
            UInt8(ascii: ">"):
            return stop()
        default:
            remember()
            mayBeKey = false
            return plainScalar() || stop()
        }
    }

    private mutating func skipToToken() {
        while true {
            if column == 0, peek() == 0xef, peek(1) == 0xbb, peek(2) == 0xbf { skip(1) }
            while peek() == 32 || ((isInFlow || !mayBeKey) && peek() == 9) { skip(1) }
            if peek() == UInt8(ascii: "#") { while at < bytes.count, breakLength() == 0 { skip(1) } }
            guard breakLength() > 0 else { return }
            skipLine()
            if !isInFlow { mayBeKey = true }
        }
    }

    private mutating func documentStart() -> Bool {
        if hasDocument { return refuse(.severalDocuments) }
        hasDocument = true
        blocks = []
        candidates = [nil]
        mayBeKey = false
        skip(3)
        return true
    }

    private mutating func flowStart() -> Bool {
        remember()
        flows.append((isMapping: peek() == UInt8(ascii: "{"), keys: [:]))
        candidates.append(nil)
        mayBeKey = true
        if isTooDeep { return refuse(.tooDeep(limit: Self.depthLimit)) }
        skip(1)
        return true
    }

    /// `- ` and `? `
    private mutating func indicator() -> Bool {
        if !isInFlow {
            guard mayBeKey else { return stop() }
            open(column)
        }
        mayBeKey = !isInFlow || peek() == UInt8(ascii: "-")
        candidates[candidates.count - 1] = nil
        if isTooDeep { return refuse(.tooDeep(limit: Self.depthLimit)) }
        skip(1)
        return true
    }

    /// `:` after a key
    private mutating func value() -> Bool {
        // A key stands on one line and has at most 1,024 characters.
        if let key = candidates[candidates.count - 1], key.line == line, key.index + 1_024 >= index {
            if !isInFlow { open(key.column) }
            candidates[candidates.count - 1] = nil
            mayBeKey = false
            note(key)
        } else {
            if !isInFlow {
                guard mayBeKey else { return stop() }
                open(column)
            }
            mayBeKey = !isInFlow
        }
        if isTooDeep { return refuse(.tooDeep(limit: Self.depthLimit)) }
        skip(1)
        return true
    }

    private mutating func note(_ key: Candidate) {
        guard lastTokenEnd > key.start, let text = Self.keyText(bytes[key.start..<lastTokenEnd]) else { return }
        let earlier: Int?
        if let flow = flows.last {
            guard flow.isMapping else { return }
            earlier = flow.keys[text]
            if earlier == nil { flows[flows.count - 1].keys[text] = line }
        } else {
            earlier = blocks.last?.keys[text]
            if earlier == nil, !blocks.isEmpty { blocks[blocks.count - 1].keys[text] = line }
        }
        if let earlier {
            let place = Place(key.line, key.column + 1)
            problems.append(PolicyProblem(place, .duplicateKey(text, firstLine: earlier)))
            hidden.append(Hidden(place: place, bytes: key.start..<lastTokenEnd))
        }
    }

    /// What the key says; nil when that takes more than dropping its quotes.
    private static func keyText(_ bytes: ArraySlice<UInt8>) -> String? {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let first = text.unicodeScalars.first, first == "'" || first == "\"" else { return text }
        let inner = text.unicodeScalars.dropFirst().dropLast()
        return inner.contains("\\") || inner.contains("'") ? nil : String(inner)
    }

    /// `*name`, most often a pattern without quotes. Its sign hidden it is a text like others.
    private mutating func alias() -> Bool {
        remember()
        mayBeKey = false
        let place = place
        var end = at
        while end < bytes.count, bytes[end] > 32, !(isInFlow && ",]}".utf8.contains(bytes[end])) { end += 1 }
        let name = String(decoding: bytes[at + 1..<end], as: UTF8.self)
        problems.append(PolicyProblem(place, .alias(name)))
        hidden.append(Hidden(place: place, bytes: at..<at + 1))
        skip(1)
        return plainScalar(first: false) || stop()
    }

    /// `&name`
    private mutating func anchor() -> Bool {
        remember()
        mayBeKey = false
        let place = place
        skip(1)
        let start = at
        while isNameByte(peek()) { skip(1) }
        let name = String(decoding: bytes[start..<at], as: UTF8.self)
        problems.append(PolicyProblem(place, .anchor(name)))
        isSafe = false
        // Something else right after the name is an error to the parser.
        let mayFollow = ":,]}?%@`".utf8.contains(peek()) || isBlankOrEnd()
        return !name.isEmpty && mayFollow
    }

    /// `!!str`: the types that values have anyway are let pass.
    private mutating func tag() -> Bool {
        remember()
        mayBeKey = false
        let start = at
        let place = place
        while at < bytes.count, !isBlankOrEnd(), !(isInFlow && ",]}".utf8.contains(peek())) { skip(1) }
        let name = String(decoding: bytes[start..<at], as: UTF8.self)
        if !["!!str", "!!int", "!!bool", "!!float", "!!null", "!!seq", "!!map"].contains(name) {
            problems.append(PolicyProblem(place, .tag(name)))
        }
        return true
    }

    private mutating func open(_ column: Int) {
        if indent < column { blocks.append((column: column, keys: [:])) }
    }

    private var isTooDeep: Bool { blocks.count + flows.count > Self.depthLimit }

    private mutating func remember() {
        if mayBeKey {
            candidates[candidates.count - 1] = Candidate(line: line, column: column, index: index, start: at)
        }
    }

    private mutating func refuse(_ mistake: Mistake) -> Bool {
        problems.append(PolicyProblem(place, mistake))
        isSafe = false
        return false
    }

    /// The parser stops here, too. Should it not, what is left could still name anchors: then it may not go on.
    private mutating func stop() -> Bool {
        if at < bytes.count, bytes[at...].contains(UInt8(ascii: "&")), isSafe {
            problems.append(PolicyProblem(place, .syntax("found character that cannot start any token")))
            isSafe = false
        }
        return false
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte &- 48 < 10 || (byte | 32) &- 97 < 26 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
}
