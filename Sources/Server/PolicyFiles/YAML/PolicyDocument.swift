import Detection
import Yams

/// A policy file as a tree, with what is wrong with it as a YAML text.
struct PolicyDocument {
    /// Nil when the file is empty, or cannot be read.
    private(set) var root: Node?
    private(set) var problems: [PolicyProblem] = []
    /// Where something was reported already and hidden from the parser.
    private(set) var hidden: Set<Place> = []
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
        hidden = Set(scan.hidden.map(\.place))
        parse(Self.hiding(scan.hidden, in: content))
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

    /// The text with private characters, which have no meaning in YAML or in a policy, for what the parser must not see;
    /// every other character stays where it was. Hidden keys differ from each other.
    private static func hiding(_ hidden: [YAMLScan.Hidden], in bytes: [UInt8]) -> String {
        guard !hidden.isEmpty else { return String(decoding: bytes, as: UTF8.self) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + hidden.count * 8)
        var copied = 0
        // A key may itself begin with the sign of an alias.
        let ordered = hidden.sorted {
            ($0.bytes.lowerBound, -$0.bytes.upperBound) < ($1.bytes.lowerBound, -$1.bytes.upperBound)
        }
        for (number, hidden) in ordered.enumerated() where hidden.bytes.lowerBound >= copied {
            out += bytes[copied..<hidden.bytes.lowerBound]
            var rest = number
            for byte in bytes[hidden.bytes] where byte & 0xc0 != 0x80 {
                let scalar = Unicode.Scalar(UInt32(0xe000 + rest % 6_400)) ?? "x"
                out += Array(String(Character(scalar)).utf8)
                rest /= 6_400
            }
            copied = hidden.bytes.upperBound
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
