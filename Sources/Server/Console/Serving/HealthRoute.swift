import Events
import Hummingbird
import Intake
import NIOCore
import Storage

/// `/health`, for whatever watches over the server: 200 where it serves, 503 where it cannot or takes nothing in.
///
/// Anybody may ask, so it says what is wrong in a stable word and nothing of what the server holds.
enum HealthRoute {
    static func add(to router: ListedRouter, _ console: Console) {
        router.get("/health") { _, _ in
            // Asking the store is what tells: a process that answers by itself may have lost its disk.
            let works = (try? await console.alerts.openCount()) != nil
            let troubles = console.condition.troubles
            let isFailing = !works || console.condition.isIntakeStopped
            var text = TextBuffer()
            text.append(#"{"status":"# as StaticString)
            text.append(json: isFailing ? "failed" : troubles.isEmpty ? "ok" : "degraded")
            if !troubles.isEmpty {
                text.append(#","troubles":["# as StaticString)
                for (index, trouble) in troubles.enumerated() {
                    if index > 0 { text.append(byte: UInt8(ascii: ",")) }
                    text.append(json: trouble.code)
                }
                text.append(byte: UInt8(ascii: "]"))
            }
            text.append(byte: UInt8(ascii: "}"))
            return Response(
                status: isFailing ? .serviceUnavailable : .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: text.bytes)))
        }
    }
}
