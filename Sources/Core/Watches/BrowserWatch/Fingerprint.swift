import Detection
import Events
import Processes

/// A 64-bit key that stands for a few names, without regard to case: what the memory is looked up by, so that it keeps no texts.
///
/// FNV-1a, the same in every run. Whoever makes two names collide in his own logs confuses only what is said of these two.
struct Fingerprint {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    /// - Parameter purpose: keeps keys of different tables apart, and a session's number from a process's.
    init(_ purpose: UInt8) {
        add(byte: purpose)
    }

    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars { add(scalar: CaseFolding.fold(scalar.value)) }
        add(byte: 0xff)
    }

    /// The host's short name: one record says `PC1`, the next `PC1.example.co.jp`.
    mutating func add(host: String) {
        add(HostName.key(host))
    }

    mutating func add(_ number: UInt64) {
        var rest = number
        for _ in 0..<8 {
            add(byte: UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }

    private mutating func add(scalar: UInt32) {
        if scalar < 0x80 { return add(byte: UInt8(truncatingIfNeeded: scalar)) }
        add(byte: UInt8(truncatingIfNeeded: scalar >> 16) | 0x80)
        add(byte: UInt8(truncatingIfNeeded: scalar >> 8))
        add(byte: UInt8(truncatingIfNeeded: scalar))
    }

    private mutating func add(byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}

extension Fingerprint {
    /// The process on its host: by Sysmon's identity, else by its process id; nil when neither is known.
    static func process(_ process: borrowing Process, host: String) -> UInt64? {
        var key = Fingerprint(1)
        key.add(host: host)
        if !process.entityID.isEmpty {
            key.add(process.entityID)
        } else if let pid = process.pid {
            key.add(UInt64(pid))
        } else {
            return nil
        }
        return key.value
    }
}
