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

    /// What ``load(_:at:count:limit:base:)`` found.
    enum Contents {
        /// The values do not fit where they should lie.
        case broken
        case plain
        /// One of them is BinXML again.
        case nested
    }

    /// Takes over the descriptors at `offset`, whose values follow them and end before `limit`.
    @inline(__always)
    func load(_ bytes: ChunkBytes, at offset: Int, count: Int, limit: Int, base: Int) -> Contents {
        guard Self.hasRoom(bytes, at: offset, count: count, limit: limit), base &+ count <= Self.capacity else {
            return .broken
        }
        var position = offset &+ count &* 4
        let target = table + base
        let source = bytes.start + offset
        var isNested = false
        for index in 0..<count {
            let descriptor = UInt64(
                UInt32(littleEndian: source.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)))
            let type = descriptor &>> 16 & 0xff
            isNested = isNested || type == UInt64(ValueType.binXML.rawValue)
            target[index] = UInt64(truncatingIfNeeded: position) | (descriptor & 0xffff) &<< 24 | type &<< 48
            position &+= Int(truncatingIfNeeded: descriptor & 0xffff)
        }
        // Only now, for the positions are used after this alone.
        return position > limit ? .broken : isNested ? .nested : .plain
    }

    /// Whether the values of the descriptors at `offset` end before `limit`.
    @inline(__always)
    static func fits(_ bytes: ChunkBytes, at offset: Int, count: Int, limit: Int) -> Bool {
        guard hasRoom(bytes, at: offset, count: count, limit: limit) else { return false }
        let source = bytes.start + offset
        var length: UInt32 = 0
        for index in 0..<count {
            length &+=
                UInt32(littleEndian: source.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self)) & 0xffff
        }
        return Int(length) <= limit &- offset &- count &* 4
    }

    /// One value, without taking over the others.
    @inline(__always)
    static func peek(_ index: UInt16, _ bytes: ChunkBytes, at offset: Int, count: Int) -> Value {
        guard Int(index) < count, hasRoom(bytes, at: offset, count: count, limit: bytes.count) else { return .absent }
        let source = bytes.start + offset
        var position = UInt64(truncatingIfNeeded: offset &+ count &* 4)
        var descriptor: UInt64 = 0
        for place in 0...Int(index) {
            position &+= descriptor & 0xffff
            descriptor = UInt64(
                UInt32(littleEndian: source.loadUnaligned(fromByteOffset: place &* 4, as: UInt32.self)))
        }
        return Value(packed: position | (descriptor & 0xffff) &<< 24 | (descriptor &>> 16 & 0xff) &<< 48)
    }

    /// Whether the descriptors themselves lie inside the bytes.
    @inline(__always)
    private static func hasRoom(_ bytes: ChunkBytes, at offset: Int, count: Int, limit: Int) -> Bool {
        offset >= 0 && limit <= bytes.count && count <= (limit &- offset) / 4
    }

    /// The value `index` of `count` from `base`.
    @inline(__always)
    func value(_ index: UInt16, base: Int, count: Int) -> Value {
        Int(index) < count ? Value(packed: table[base &+ Int(index)]) : .absent
    }
}
