import CDeflate
import Events
import Foundation

enum Clock {
    static let start = now

    static var now: Timestamp { .seconds(Int64(Date().timeIntervalSince1970)) }
}

enum Packing {
    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        let compressor = libdeflate_alloc_compressor(1)!
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { out, count in
            count = libdeflate_gzip_compress(compressor, bytes, bytes.count, out.baseAddress, bound)
        }
    }
}
