import Detection
import PolicyFiles

/// Any bytes as a policy file: they are a policy, or everything that is wrong with them has a place and two texts.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let document = Array(UnsafeBufferPointer(start: bytes, count: count))
    do {
        _ = try PolicyReader.read(document, name: "fuzz")
    } catch {
        precondition(!error.problems.isEmpty)
        for problem in error.problems { precondition(problem.place.line > 0 && problem.place.column > 0) }
        precondition(error.lines(.ja).count == error.lines(.en).count)
    }
    return 0
}
