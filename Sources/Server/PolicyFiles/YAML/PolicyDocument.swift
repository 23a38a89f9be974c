import Detection
import Yams

/// A policy file as a tree, with what is wrong with it as a YAML text.
struct PolicyDocument {
    /// Nil when the file is empty, or cannot be read.
    private(set) var root: Node?
    private(set) var problems: [PolicyProblem] = []
    /// Where keys stand that were reported already.
    private(set) var duplicateKeys: Set<Place> = []
    /// Whether the parser saw an anchor that the scan before it did not, which never happens.
    private(set) var hasHiddenAnchor = false

    init(_ bytes: [UInt8]) {
        guard bytes.count <= PolicyReader.limitBytes else {
            problems = [PolicyProblem(Place(1, 1), .tooLarge(limitBytes: PolicyReader.limitBytes))]
            return
        }
        let content = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
        if let problem = Self.unreadableCharacter(content) {
            problems = [problem]
            return
        }
        let scan = YAMLScan(content)
        problems = scan.problems
        guard scan.isSafe else { return }
        duplicateKeys = Set(scan.duplicates.map(\.place))
        parse(Self.masking(scan.duplicates, in: content))
    }

    private mutating func parse(_ text: String) {
        do {
            // The basic resolver: which texts are numbers or truths is decided by the field that they stand in.
            let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
            let parsed = try parser.singleRoot()
            // Nodes know their anchors only as long as the parser lives.
            withExtendedLifetime(parser) {
                if let place = parsed.flatMap(Self.anchor) {
                    hasHiddenAnchor = true
                    problems.append(PolicyProblem(place, .anchor("")))
                } else {
                    root = parsed
                }
            }
        } catch let error as YamlError {
            problems.append(Self.problem(error))
        } catch {
            problems.append(PolicyProblem(Place(1, 1), .syntax("input error")))
        }
    }

    /// The first anchor in a tree whose depth the scan has bounded.
    private static func anchor(in node: Node) -> Place? {
        if node.anchor != nil { return PolicyCheck.place(node) }
        switch node {
        case .scalar: return nil
        case .alias: return PolicyCheck.place(node)
        case .sequence(let items):
            for item in items { if let place = anchor(in: item) { return place } }
        case .mapping(let pairs):
            for (key, value) in pairs { if let place = anchor(in: key) ?? anchor(in: value) { return place } }
        }
        return nil
    }

    private static func problem(_ error: YamlError) -> PolicyProblem {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            PolicyProblem(Place(mark.line, mark.column), .syntax(problem))
        case .composer(_, let problem, let mark, _):
            PolicyProblem(
                Place(mark.line, mark.column),
                problem.contains("another document") ? .severalDocuments : .syntax(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            PolicyProblem(
                Place(context.mark.line, context.mark.column), .duplicateKey(keys.first ?? "", firstLine: nil))
        case .reader(let problem, _, _, _): PolicyProblem(Place(1, 1), .syntax(problem))
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            PolicyProblem(Place(1, 1), .syntax("input error"))
        }
    }

    /// The text in which no key is given twice, every character where it was: the parser stops at such a key, and what
    /// stands after it is to be checked all the same. Masked keys are found again by their place.
    private static func masking(_ duplicates: [YAMLScan.DuplicateKey], in bytes: [UInt8]) -> String {
        guard !duplicates.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + duplicates.count * 8)
        var copied = 0
        for (number, duplicate) in duplicates.enumerated() {
            out += bytes[copied..<duplicate.bytes.lowerBound]
            var rest = number
            for byte in bytes[duplicate.bytes] where byte & 0xc0 != 0x80 {
                // Of the private characters, which have no meaning in YAML or in a policy.
                let scalar = Unicode.Scalar(UInt32(0xe000 + rest % 6_400)) ?? "x"
                out += Array(String(Character(scalar)).utf8)
                rest /= 6_400
            }
            copied = duplicate.bytes.upperBound
        }
        out += bytes[copied...]
        return String(decoding: out, as: UTF8.self)
    }

    /// The first byte that is no UTF-8, or character that YAML does not allow.
    private static func unreadableCharacter(_ bytes: [UInt8]) -> PolicyProblem? {
        var place = Place(1, 1)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var previous: Unicode.Scalar = " "
        while true {
            switch decoder.decode(&iterator) {
            case .emptyInput: return nil
            case .error: return PolicyProblem(place, .notUTF8)
            case .scalarValue(let scalar):
                switch scalar.value {
                case 0x0a where previous == "\r": place.column = 1
                case 0x0a, 0x0d, 0x85, 0x2028, 0x2029: place = Place(place.line + 1, 1)
                case 0x09, 0x20...0x7e, 0xa0...0xfefe, 0xff00...0xfffd, 0x10000...0x10ffff: place.column += 1
                default: return PolicyProblem(place, .controlCharacter(scalar.value))
                }
                previous = scalar
            }
        }
    }
}
