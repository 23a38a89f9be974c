/// SHA-256 (FIPS 180-4), for identities: a few blocks at a time, nothing secret.
package enum SHA256 {
    /// Bytes of a digest.
    package static let length = 32

    /// Writes the digest of `bytes` to the first ``length`` bytes of `out`. Allocates nothing.
    package static func digest(_ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 8 + 64) { words in
            let state = UnsafeMutableBufferPointer(rebasing: words[..<8])
            let schedule = UnsafeMutableBufferPointer(rebasing: words[8...])
            for index in 0..<8 { state[index] = initial[index] }
            let whole = bytes.count & ~63
            for block in stride(from: 0, to: whole, by: 64) { compress(bytes, at: block, state, schedule) }
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { tail in
                let count = fillTail(tail, with: bytes, from: whole)
                for block in stride(from: 0, to: count, by: 64) {
                    compress(UnsafeBufferPointer(tail), at: block, state, schedule)
                }
            }
            for index in 0..<Self.length {
                out[index] = UInt8(truncatingIfNeeded: state[index >> 2] >> UInt32(24 - (index & 3) * 8))
            }
        }
    }

    /// What is left of the message, a bit, zeros, and the length in bits: one block or two.
    private static func fillTail(
        _ tail: UnsafeMutableBufferPointer<UInt8>, with bytes: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int {
        let rest = bytes.count - start
        let count = rest < 56 ? 64 : 128
        for index in 0..<count { tail[index] = index < rest ? bytes[start + index] : 0 }
        tail[rest] = 0x80
        let bits = UInt64(bytes.count) &* 8
        for index in 0..<8 { tail[count - 1 - index] = UInt8(truncatingIfNeeded: bits >> UInt64(index * 8)) }
        return count
    }

    @inline(__always)
    private static func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 {
        word >> bits | word << (32 &- bits)
    }

    private static func compress(
        _ bytes: UnsafeBufferPointer<UInt8>, at start: Int, _ state: UnsafeMutableBufferPointer<UInt32>,
        _ schedule: UnsafeMutableBufferPointer<UInt32>
    ) {
        for index in 0..<16 {
            schedule[index] = UInt32(
                bigEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
                    fromByteOffset: start &+ index &* 4, as: UInt32.self))
        }
        for index in 16..<64 {
            let early = schedule[index &- 15]
            let late = schedule[index &- 2]
            let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
            let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
            schedule[index] = schedule[index &- 16] &+ first &+ schedule[index &- 7] &+ second
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        constants.withUnsafeBufferPointer { constants in
            for round in 0..<64 {
                let choice = (e & f) ^ (~e & g)
                let sigma1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
                let one = h &+ sigma1 &+ choice &+ constants[round] &+ schedule[round]
                let majority = (a & b) ^ (a & c) ^ (b & c)
                let two = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
                h = g
                g = f
                f = e
                e = d &+ one
                d = c
                c = b
                b = a
                a = one &+ two
            }
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }

    private static let initial: [UInt32] = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
