/// A GUID as 128 bits, so that a table of many processes stays small.
struct GUIDKey: Hashable, Sendable {
    var high: UInt64
    var low: UInt64

    /// Nil when `text` is no GUID in its plain form of 36 characters.
    init?(_ text: String) {
        var text = text
        let halves = text.withUTF8 { bytes -> (UInt64, UInt64)? in
            guard bytes.count == 36 else { return nil }
            var halves: (UInt64, UInt64) = (0, 0)
            var digits = 0
            for (index, byte) in bytes.enumerated() {
                let digit: UInt64
                switch byte {
                case 45 where index == 8 || index == 13 || index == 18 || index == 23: continue
                case 48...57: digit = UInt64(byte - 48)
                case 65...70, 97...102: digit = UInt64((byte | 32) - 87)
                default: return nil
                }
                if digits < 16 { halves.0 = halves.0 << 4 | digit } else { halves.1 = halves.1 << 4 | digit }
                digits += 1
            }
            return digits == 32 ? halves : nil
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
