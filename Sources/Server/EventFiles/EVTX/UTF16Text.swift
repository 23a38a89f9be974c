import Glibc

/// UTF-16 little-endian text as EVTX has it, at any address, made into `String`.
///
/// The standard library's decoder takes one unit after the other and wants aligned memory; nearly all text in event
/// logs is ASCII, for which sixteen units at a time are narrowed here. It decides how fast a log is read.
enum UTF16Text {
    /// The text of `bytes` up to the first NUL; lone surrogates become U+FFFD, an odd last byte is dropped.
    @inline(__always)
    static func string(_ bytes: ChunkBytes) -> String {
        var units = bytes.count >> 1
        while units > 0, bytes.u16(units &* 2 &- 2) == 0 { units &-= 1 }
        guard units > 0 else { return "" }
        let narrow = String(unsafeUninitializedCapacity: units) { out in
            guard let target = out.baseAddress, narrowed(bytes.start, units, UnsafeMutableRawPointer(target)) else {
                return 0
            }
            return units
        }
        return narrow.isEmpty ? wide(bytes.start, units) : narrow
    }

    /// Writes `units` ASCII characters as bytes; false when one of them is none, or NUL.
    @inline(__always)
    private static func narrowed(_ source: UnsafeRawPointer, _ units: Int, _ target: UnsafeMutableRawPointer) -> Bool {
        guard units >= 8 else { return narrowedShort(source, units, target) }
        var seen = SIMD8<UInt16>()
        @inline(__always)
        func narrow(_ index: Int) {
            let block = source.loadUnaligned(fromByteOffset: index &* 2, as: SIMD8<UInt16>.self)
            seen |= block
            target.storeBytes(
                of: SIMD8<UInt8>(truncatingIfNeeded: block), toByteOffset: index, as: SIMD8<UInt8>.self)
        }
        var index = 0
        while index &+ 8 <= units {
            narrow(index)
            index &+= 8
        }
        // The last eight once more, whatever the blocks before left.
        narrow(units &- 8)
        let high = unsafeBitCast(seen & 0xff80, to: SIMD2<UInt64>.self)
        // What stands behind a NUL is not text.
        return high[0] | high[1] == 0 && memchr(target, 0, units) == nil
    }

    @inline(__always)
    private static func narrowedShort(
        _ source: UnsafeRawPointer, _ units: Int, _ target: UnsafeMutableRawPointer
    ) -> Bool {
        for index in 0..<units {
            let unit = source.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self)
            if unit &- 1 >= 0x7f { return false }
            target.storeBytes(of: UInt8(truncatingIfNeeded: unit), toByteOffset: index, as: UInt8.self)
        }
        return true
    }

    @inline(never)
    private static func wide(_ source: UnsafeRawPointer, _ units: Int) -> String {
        String(unsafeUninitializedCapacity: units &* 3) { out in
            var written = 0
            func put(_ byte: UInt32) {
                out[written] = UInt8(truncatingIfNeeded: byte)
                written &+= 1
            }
            func unit(_ index: Int) -> UInt32 {
                index < units ? UInt32(source.loadUnaligned(fromByteOffset: index &* 2, as: UInt16.self)) : 0
            }
            var index = 0
            while index < units {
                var scalar = unit(index)
                index &+= 1
                if scalar == 0 { break }
                if scalar & 0xf800 == 0xd800 {
                    let low = unit(index)
                    if scalar < 0xdc00, low & 0xfc00 == 0xdc00 {
                        index &+= 1
                        scalar = 0x1_0000 &+ ((scalar & 0x3ff) << 10) &+ (low & 0x3ff)
                    } else {
                        scalar = 0xfffd
                    }
                }
                switch scalar {
                case ..<0x80:
                    put(scalar)
                case ..<0x800:
                    put(0xc0 | scalar >> 6)
                    put(0x80 | scalar & 0x3f)
                case ..<0x1_0000:
                    put(0xe0 | scalar >> 12)
                    put(0x80 | scalar >> 6 & 0x3f)
                    put(0x80 | scalar & 0x3f)
                default:
                    put(0xf0 | scalar >> 18)
                    put(0x80 | scalar >> 12 & 0x3f)
                    put(0x80 | scalar >> 6 & 0x3f)
                    put(0x80 | scalar & 0x3f)
                }
            }
            return written
        }
    }
}
