import WindowsLog

// Event XML, and what is none: nothing crashes, and how the bytes are cut changes nothing.
@testable import EventFiles

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzEventXML(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: data, count: count)
    let whole = FuzzSink()
    let reader = WindowsXMLReader(file: "fuzz", selection: .everything, sink: whole)
    reader.feed(bytes)
    reader.finish()
    let pieces = FuzzSink()
    feedInPieces(bytes, WindowsXMLReader(file: "fuzz", selection: .everything, sink: pieces))
    precondition(whole.summary == pieces.summary, "The result depends on how the bytes were cut.")
    return 0
}
