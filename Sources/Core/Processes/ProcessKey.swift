import Events

/// A GUID as 128 bits, so that a table of many processes stays small.
struct GUIDKey: Hashable, Sendable {
    var high: UInt64
    var low: UInt64

    /// Nil when `text` is no GUID in its plain form of 36 characters.
    init?(_ text: String) {
        var text = text
        let halves = text.withUTF8 { bytes -> (UInt64, UInt64)? in
            guard bytes.count == 36, let start = bytes.baseAddress, bytes[8] == 45, bytes[13] == 45, bytes[18] == 45,
                bytes[23] == 45
            else { return nil }
            let source = UnsafeRawPointer(start)
            func word(_ offset: Int, _ second: Int) -> UInt64 {
                UInt64(UInt32(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
                    | UInt64(UInt32(littleEndian: source.loadUnaligned(fromByteOffset: second, as: UInt32.self))) &<< 32
            }
            let words = (word(0, 4), word(9, 14), word(19, 24), word(28, 32))
            guard HexDigits.areAny(words.0), HexDigits.areAny(words.1), HexDigits.areAny(words.2),
                HexDigits.areAny(words.3)
            else { return nil }
            return (
                UInt64(HexDigits.value(words.0)) &<< 32 | UInt64(HexDigits.value(words.1)),
                UInt64(HexDigits.value(words.2)) &<< 32 | UInt64(HexDigits.value(words.3))
            )
        }
        guard let halves else { return nil }
        (high, low) = halves
    }

    /// `747F3D96-D765-5D31-0000-001086B92800`
    var text: String {
        String(unsafeUninitializedCapacity: 36) { out in
            guard let start = out.baseAddress else { return 0 }
            let target = UnsafeMutableRawPointer(start)
            func put(_ word: UInt64, _ offset: Int, _ second: Int) {
                target.storeBytes(of: UInt32(truncatingIfNeeded: word), toByteOffset: offset, as: UInt32.self)
                target.storeBytes(of: UInt32(truncatingIfNeeded: word &>> 32), toByteOffset: second, as: UInt32.self)
            }
            put(HexDigits.upper(UInt32(truncatingIfNeeded: high &>> 32)), 0, 4)
            put(HexDigits.upper(UInt32(truncatingIfNeeded: high)), 9, 14)
            put(HexDigits.upper(UInt32(truncatingIfNeeded: low &>> 32)), 19, 24)
            put(HexDigits.upper(UInt32(truncatingIfNeeded: low)), 28, 32)
            for hyphen in [8, 13, 18, 23] { out[hyphen] = 45 }
            return 36
        }
    }
}

/// What a record names a process by, on one host.
struct EntityKey: Hashable, Sendable {
    var host: UInt32
    var entity: EntityID
}

/// An entity id: nearly always a GUID; what other sources call it is kept as text.
enum EntityID: Hashable, Sendable {
    case guid(GUIDKey)
    case other(String)

    /// Nil for the empty text.
    init?(_ text: String) {
        if text.isEmpty { return nil }
        if let guid = GUIDKey(text) { self = .guid(guid) } else { self = .other(text) }
    }

    var text: String {
        switch self {
        case .guid(let guid): guid.text
        case .other(let text): text
        }
    }
}

struct PIDKey: Hashable, Sendable {
    var host: UInt32
    var pid: UInt32
}
