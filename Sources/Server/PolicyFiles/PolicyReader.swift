import Detection
import Watches
import Yams

/// Reads policy files: YAML in which any part of the policy may stand.
///
/// What a file does not say stays as in the default. In a list of things with ids an entry whose id is in the default
/// changes what it names, and another adds one; a plain list replaces the default's. A file with a mistake is refused
/// whole, with all its mistakes.
///
/// The schema in `Schema/` and `Sections/` is the one source for reading, checking, printing and explaining.
package enum PolicyReader {
    /// Bytes that a file may have.
    package static let limitBytes = 4 * 1_048_576

    /// - Parameters:
    ///   - name: The file's, for messages.
    ///   - base: What is so where the file does not say otherwise.
    ///   - rules: Every rule that there is.
    /// - Throws: Every mistake, in the order of the file.
    package static func read(
        _ bytes: [UInt8], name: String, onto base: Policy = .default, rules: [Rule] = knownRules
    ) throws(PolicyProblems) -> Policy {
        let document = PolicyDocument(bytes)
        let check = PolicyCheck(rules: rules, hidden: document.hidden)
        for problem in document.problems { check.report(problem) }
        var policy = base
        if let root = document.root { read(root, into: &policy, base, check) }
        guard check.count == 0 else {
            throw PolicyProblems(
                name: name, problems: check.problems.sorted { $0.place < $1.place }, omitted: check.omitted)
        }
        return policy
    }

    package static func read(_ yaml: String, name: String) throws(PolicyProblems) -> Policy {
        try read(Array(yaml.utf8), name: name)
    }

    /// Every rule of every watch.
    package static let knownRules: [Rule] = watches(.default).flatMap(\.rules)

    private static func read(_ root: Node, into policy: inout Policy, _ base: Policy, _ check: PolicyCheck) {
        if PolicyCheck.isNull(root) { return }
        guard case .mapping(let mapping) = root else {
            return check.report(
                root,
                .wrongType(
                    key: "policy",
                    expected: Text(
                        en: "a mapping with a section for each watch", ja: "監視ごとの節を持つマッピング")))
        }
        let sections = PolicySection.all(default: base)
        for pair in check.pairs(mapping, known: sections.map(\.watch.rawValue)) {
            guard let section = sections.first(where: { $0.watch.rawValue == pair.key }) else { continue }
            check.watch = section.watch
            // A section of which everything is commented out says nothing.
            if PolicyCheck.isNull(pair.value) { continue }
            guard case .mapping(let fields) = pair.value else {
                check.report(
                    pair.value,
                    .wrongType(key: pair.key, expected: Text(en: "a mapping of keys to values", ja: "キーと値のマッピング")))
                continue
            }
            for field in check.pairs(fields, known: section.fields.map(\.key)) {
                section.fields.first { $0.key == field.key }?.read(field.value, &policy, check)
            }
        }
    }
}
