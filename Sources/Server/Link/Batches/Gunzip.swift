import CDeflate
import Spooling

/// Unpacks a whole gzip member into memory, never into more than it may have.
enum Gunzip {
    /// - Throws: ``Spooling/LinkError/tooLarge(limitBytes:)`` for what unpacks to more, ``Spooling/LinkError/malformed``.
    static func unpack(_ packed: UnsafeRawBufferPointer, limitBytes: Int) throws(LinkError) -> [UInt8] {
        guard packed.count >= 18, let base = packed.baseAddress else { throw .malformed }
        // The last four bytes say how long it is, or lie; the bound holds either way.
        let said = packed[(packed.count - 4)...].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard said <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
        guard let decompressor = libdeflate_alloc_decompressor() else { throw .tooLarge(limitBytes: limitBytes) }
        defer { libdeflate_free_decompressor(decompressor) }
        var read = 0
        var result = LIBDEFLATE_BAD_DATA
        let bytes = [UInt8](unsafeUninitializedCapacity: max(said, 1)) { out, count in
            result = libdeflate_gzip_decompress_ex(
                decompressor, base, packed.count, out.baseAddress, said, &read, &count)
            if result != LIBDEFLATE_SUCCESS { count = 0 }
        }
        // A second member, or anything else after the first, is nothing that an agent sends.
        guard result == LIBDEFLATE_SUCCESS, read == packed.count, bytes.count == said else { throw .malformed }
        return bytes
    }
}
