import Detection
import Yams

/// One reading of one file: collects what is wrong while fields read their values.
final class PolicyCheck {
    /// Every rule there is.
    let rules: [Rule]
    /// Places at which something was reported before the tree was built.
    let hidden: Set<Place>
    /// The watch whose section is being read.
    var watch = WatchName.registry
    private(set) var problems: [PolicyProblem] = []
    private(set) var omitted = 0

    init(rules: [Rule], hidden: Set<Place>) {
        self.rules = rules
        self.hidden = hidden
    }

    /// Mistakes so far.
    var count: Int { problems.count + omitted }

    func report(_ node: Node, _ mistake: Mistake) {
        let place = Self.place(node)
        if !hidden.contains(place) { report(PolicyProblem(place, mistake)) }
    }

    func report(_ problem: PolicyProblem) {
        if problems.count < PolicyProblems.limit {
            problems.append(problem)
        } else {
            omitted += 1
        }
    }

    static func place(_ node: Node) -> Place {
        node.mark.map { Place($0.line, $0.column) } ?? Place(1, 1)
    }

    /// The pairs of a mapping whose keys are `known`, each once; the others are reported.
    func pairs(_ mapping: Node.Mapping, known: [String]) -> [(key: String, node: Node, value: Node)] {
        var pairs: [(key: String, node: Node, value: Node)] = []
        for (key, value) in mapping {
            if hidden.contains(Self.place(key)) { continue }
            guard case .scalar(let scalar) = key else {
                report(key, .keyIsNoText)
                continue
            }
            guard known.contains(scalar.string) else {
                let nearest = Spelling.nearest(to: scalar.string, among: known)
                report(key, .unknownKey(scalar.string, nearest: nearest, known: known))
                continue
            }
            pairs.append((key: scalar.string, node: key, value: value))
        }
        return pairs
    }

    /// The text of a scalar; nil, and reported, when the value is something else.
    func word(_ node: Node, _ key: String, _ expected: Text) -> String? {
        guard case .scalar(let scalar) = node else {
            report(node, .wrongType(key: key, expected: expected))
            return nil
        }
        guard !Self.isNull(node) else {
            report(node, .noValue(key: key, expected: expected))
            return nil
        }
        return scalar.string
    }

    /// The items of a list of texts; nil, and reported, when it is none.
    func list(_ node: Node, _ key: String, _ expected: Text) -> [(text: String, node: Node)]? {
        guard case .sequence(let items) = node else {
            report(
                node,
                Self.isNull(node) ? .noValue(key: key, expected: expected) : .wrongType(key: key, expected: expected))
            return nil
        }
        var out: [(text: String, node: Node)] = []
        for item in items {
            guard case .scalar(let scalar) = item, !Self.isNull(item) else {
                report(item, .wrongType(key: key, expected: expected))
                continue
            }
            out.append((text: scalar.string, node: item))
        }
        return out
    }

    /// One of a few words; nil, and reported, when it is none of them.
    func choice(_ word: String, _ node: Node, _ key: String, of known: [String]) -> String? {
        if known.contains(word) { return word }
        let nearest = Spelling.nearest(to: word, among: known)
        report(node, .unknownWord(key: key, word: word, nearest: nearest, known: known))
        return nil
    }

    /// What an exclusion can name besides rules: reading files, which is only logged.
    private static let logged = "file-operation.log"

    /// Reports when no rule of this watch has this id, or matches this pattern.
    func rule(_ id: String, _ node: Node, isPattern: Bool) {
        let pattern = Wildcard(id)
        if isPattern, watch == .fileOperation, pattern.matches(Self.logged) { return }
        let named = rules.filter { isPattern ? pattern.matches($0.id) : $0.id == id }
        if named.contains(where: { $0.watch == watch }) { return }
        if let other = named.first {
            report(node, .ruleOfOtherWatch(id, other.watch))
        } else {
            let own = rules.filter { $0.watch == watch }.map(\.id)
            report(node, .unknownRule(id, nearest: Spelling.nearest(to: id, among: own)))
        }
    }

    /// `~`, `null`, or nothing at all, without quotes.
    static func isNull(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node, isPlain(scalar) else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// Whether the scalar may mean something else than its text: it is not quoted, nor tagged as a text.
    static func isPlain(_ scalar: Node.Scalar) -> Bool {
        scalar.style == .plain && scalar.tag.rawValue != Tag.Name.str.rawValue
    }
}
