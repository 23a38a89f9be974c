import Watches

/// Any bytes as a policy that an agent is told: they are refused, or a policy that can be told on and obeyed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    guard let policy = try? PolicyWire.read(Array(UnsafeBufferPointer(start: bytes, count: count)), onto: .linux) else {
        return 0
    }
    guard let told = try? PolicyWire.bytes(policy) else { return 0 }
    let again = try? PolicyWire.read(told, onto: .default)
    precondition(again == policy)
    _ = Watchkeeping(policy)
    return 0
}
