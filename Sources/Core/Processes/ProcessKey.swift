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
            var at = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    out[at] = 45
                    at += 1
                }
                let half = index < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: half >> UInt64(60 - index % 16 * 4) & 15)
                out[at] = digit < 10 ? 48 + digit : 55 + digit
                at += 1
            }
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
