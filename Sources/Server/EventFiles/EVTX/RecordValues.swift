/// The values that a record fills into its templates: where each lies in the chunk, and its type.
///
/// Values of nested templates lie above those of the outer one, as on a stack.
final class RecordValues {
    struct Value {
        fileprivate let packed: UInt64

        @inline(__always)
        var offset: Int { Int(truncatingIfNeeded: packed & 0xff_ffff) }
        @inline(__always)
        var length: Int { Int(truncatingIfNeeded: packed &>> 24 & 0xffff) }
        @inline(__always)
        var type: UInt8 { UInt8(truncatingIfNeeded: packed &>> 48) }
        static var absent: Value { Value(packed: 0) }
    }

    private static let capacity = 1 << 16

    private let table: UnsafeMutablePointer<UInt64>

    init() {
        table = .allocate(capacity: Self.capacity)
        table.initialize(repeating: 0, count: Self.capacity)
    }

    deinit {
        table.deallocate()
    }

    /// Takes over the descriptors at `offset`, whose values follow them and end before `limit`.
    ///
    /// - Returns: False when they do not fit there.
    @inline(__always)
    func load(_ bytes: ChunkBytes, at offset: Int, count: Int, limit: Int, base: Int) -> Bool {
        guard offset >= 0, limit <= bytes.count, count <= (limit &- offset) / 4, base &+ count <= Self.capacity else {
            return false
        }
        var position = offset &+ count &* 4
        let target = table + base
        for index in 0..<count {
            let descriptor = bytes.u32(offset &+ index &* 4)
            let length = descriptor & 0xffff
            target[index] =
                UInt64(truncatingIfNeeded: position) | UInt64(truncatingIfNeeded: length) &<< 24
                | UInt64(truncatingIfNeeded: descriptor &>> 16 & 0xff) &<< 48
            position &+= length
            guard position <= limit else { return false }
        }
        return true
    }

    /// The value `index` of `count` from `base`.
    @inline(__always)
    func value(_ index: UInt16, base: Int, count: Int) -> Value {
        Int(index) < count ? Value(packed: table[base &+ Int(index)]) : .absent
    }
}
