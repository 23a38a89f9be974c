/// A job of the Background Intelligent Transfer Service. BITS-Client 3, 4, 59, 60, 61.
package struct TransferJobActivity: Sendable, Equatable {
    package enum Phase: String, Sendable {
        case created, started, stopped, completed
    }

    package var phase: Phase
    package var job = ""
    package var url = ""
    package var file = ""
    package var owner = ""
    /// The record knows when the file was last changed at the other end: it is there, and is fetched. Nothing tells for sure
    /// that one is sent.
    package var isFetched = false
    package var bytesTransferred: UInt64?
    package var bytesTotal: UInt64?
    /// The status with which it stopped, as text: `0x0` is success.
    package var status = ""

    package init(_ phase: Phase) {
        self.phase = phase
    }
}
