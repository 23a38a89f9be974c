/// A dictionary of bounded size whose contents do not depend on the order in which they came.
///
/// When it is full it forgets half of all possible keys, chosen by a mix of the key and for good. What remains in the end
/// is every key below the last threshold with everything that was ever said of it, whatever came first.
struct SampledDictionary<Value> {
    private(set) var entries: [UInt64: Value] = [:]
    private var threshold = UInt64.max
    let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    subscript(key: UInt64) -> Value? {
        entries[key]
    }

    /// Lets `change` alter the value of `key`, which is `initial` where there is none yet.
    mutating func update(_ key: UInt64, _ initial: @autoclosure () -> Value, _ change: (inout Value) -> Void) {
        guard Self.rank(key) <= threshold else { return }
        change(&entries[key, default: initial()])
        while entries.count > capacity, threshold > 0 {
            threshold /= 2
            let limit = threshold
            entries = entries.filter { Self.rank($0.key) <= limit }
        }
    }

    /// Spreads keys evenly (the finaliser of SplitMix64), as the upper bits of FNV are not.
    private static func rank(_ key: UInt64) -> UInt64 {
        var value = key
        value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }
}
