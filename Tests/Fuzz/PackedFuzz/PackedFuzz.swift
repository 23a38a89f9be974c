import EventFiles
import FuzzSink
import Glibc
import WindowsLog

// Packed files: nothing crashes, and nothing grows beyond its limit.

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    // The reader wants a file: one without a name, which is gone when it is closed.
    guard let file = tmpfile() else { return 0 }
    defer { fclose(file) }
    precondition(fwrite(data, 1, count, file) == count && fflush(file) == 0)
    let limits = UnpackingLimits(totalBytes: 4 << 20, ratio: 1_000, ratioFreeBytes: 1 << 20, members: 64)
    _ = InputReader.read(
        "/proc/self/fd/\(fileno(file))", isNamed: true, fields: .everything, limits: limits, sink: FuzzSink())
    return 0
}
