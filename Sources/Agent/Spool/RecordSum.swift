import CLinux
import Spooling

/// The sum of a record, by the processor's own instruction where it has one: a storm of events is a hundred megabytes of lines.
package enum RecordSum {
    private static let hasInstruction = mitsuke_has_crc32c() == 1

    package static func make(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        if hasInstruction { mitsuke_crc32c(bytes.baseAddress, UInt64(bytes.count)) } else { Checksum.crc32c(bytes) }
    }
}
