import WindowsLog

/// The fields that are decoded of a kind of record, with a number that tells such sets apart.
struct WantedFields {
    let fields: FieldSet
    /// Not 0.
    let number: Int
}

/// Which leaves of a template are wanted of a kind of record, so that the others are not even looked at.
struct FieldPlan {
    struct Step {
        /// In ``Template/leaves``.
        let leaf: UInt16
        /// The value that is the leaf's whole text; ``composed`` when it takes more than decoding one value.
        let value: UInt16
        let field: UInt8

        static let composed = UInt16.max
    }

    let steps: UnsafeMutableBufferPointer<Step>
    private let number: Int
    private let depth: Int

    /// The plan of nobody.
    init() {
        steps = UnsafeMutableBufferPointer(start: nil, count: 0)
        number = 0
        depth = 0
    }

    init(_ template: Template, _ wanted: WantedFields, depth: Int) {
        number = wanted.number
        self.depth = depth
        var steps: [Step] = []
        for (index, leaf) in template.leaves.enumerated() where !leaf.isContainer(below: depth) {
            guard SelectedLeaves.wants(leaf, wanted.fields) else { continue }
            var value = Step.composed
            if leaf.partCount == 1, leaf.kind == .named, leaf.field != Leaf.noField {
                let part = template.parts[Int(leaf.firstPart)]
                if part.kind == .substitution { value = part.index }
            }
            steps.append(Step(leaf: UInt16(truncatingIfNeeded: index), value: value, field: leaf.field))
        }
        self.steps = .allocate(capacity: steps.count)
        _ = self.steps.initialize(from: steps)
    }

    @inline(__always)
    func holds(_ wanted: WantedFields, _ depth: Int) -> Bool {
        number == wanted.number && self.depth == depth
    }

    func free() {
        steps.deallocate()
    }
}

extension Leaf {
    /// Event and its children hold data and are none.
    @inline(__always)
    func isContainer(below depth: Int) -> Bool {
        kind == .between || depth &+ Int(self.depth) < 2
    }
}
