import EventFiles
import FuzzSink
import WindowsLog

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: count)
    let whole = FuzzSink()
    let reader = InputReader.reader(.jsonLines, file: "fuzz", .everything, whole)
    reader?.feed(bytes)
    reader?.finish()
    let pieces = FuzzSink()
    if let reader = InputReader.reader(.jsonLines, file: "fuzz", .everything, pieces) { feedInPieces(bytes, reader) }
    precondition(whole.summary == pieces.summary, "The result depends on how the bytes were cut.")
    return 0
}
