import CDeflate

/// Packs batches, one after the other.
final class Gzip {
    private let compressor: OpaquePointer

    /// Fast; logs shrink to nearly the same at any level.
    private static let level: Int32 = 3

    init?() {
        guard let compressor = libdeflate_alloc_compressor(Self.level) else { return nil }
        self.compressor = compressor
    }

    deinit {
        libdeflate_free_compressor(compressor)
    }

    func pack(_ bytes: [UInt8]) -> [UInt8] {
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { out, count in
            count = libdeflate_gzip_compress(compressor, bytes, bytes.count, out.baseAddress, bound)
        }
    }
}
