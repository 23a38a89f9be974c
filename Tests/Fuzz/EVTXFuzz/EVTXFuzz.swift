import EventFiles
import Events
import WindowsLog

// One chunk, or several, or a part of one. An input whose last byte is odd gets a header that is right, since no mutation
// would find the checksum by itself.

private final class Discard: RecordSink {
    var count = 0

    func receive(_ record: WindowsRecord, kind: Int) {
        for field in FieldName.allCases { count &+= record[field].utf8.count }
    }

    func receive(_ problem: ReadProblem) { count &+= 1 }

    func receive(_ event: Event) {}

    func advance(bytes: Int) -> Bool { true }
}

// One for all inputs, as the parser is meant to be used, and since making one costs more than most inputs. libFuzzer calls
// from one thread only.
nonisolated(unsafe) private let parser = EVTXParser()
nonisolated(unsafe) private let sink = Discard()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEVTX(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if bytes.last.map({ $0 & 1 == 1 }) == true { repairHeader(&bytes) }
    bytes.withUnsafeBytes { bytes in
        var offset = 0
        while offset < bytes.count {
            let chunk = UnsafeRawBufferPointer(
                rebasing: bytes[offset..<min(offset + EVTXLayout.chunkSize, bytes.count)])
            parser.readAll(chunk: chunk, offset: UInt64(offset), file: "fuzz", each: { sink.count &+= $0.data.count })
            parser.read(chunk: chunk, offset: UInt64(offset), file: "fuzz", selection: .all, into: sink)
            offset += EVTXLayout.chunkSize
        }
        _ = EVTXFileHeader(bytes)
    }
    return 0
}

private func repairHeader(_ bytes: inout [UInt8]) {
    guard bytes.count >= 512 else { return }
    bytes.replaceSubrange(0..<8, with: Array("ElfChnk".utf8) + [0])
    let front = bytes[..<120].withUnsafeBytes { CRC32.checksum($0) }
    let checksum = bytes[128..<512].withUnsafeBytes { CRC32.checksum($0, continuing: front) }
    for index in 0..<4 { bytes[124 + index] = UInt8(truncatingIfNeeded: checksum >> UInt32(8 * index)) }
}
