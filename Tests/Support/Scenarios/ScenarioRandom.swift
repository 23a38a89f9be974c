/// Numbers that look random and are the same in every run: SplitMix64.
package struct ScenarioRandom: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
    }

    package mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// A number in `range`; the same on every platform, unlike the standard library's own way.
    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(next() % UInt64(range.count))
    }

    /// True in `percent` of a hundred cases.
    package mutating func chance(_ percent: Int) -> Bool {
        number(1...100) <= percent
    }

    package mutating func one<T>(_ of: [T]) -> T {
        of[number(0...of.count - 1)]
    }

    package mutating func hex(_ digits: Int) -> String {
        var text = ""
        for _ in 0..<digits { text.append(one(Array("0123456789ABCDEF"))) }
        return text
    }
}
