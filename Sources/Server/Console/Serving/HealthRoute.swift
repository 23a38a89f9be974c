import Hummingbird
import NIOCore
import Storage

/// `/health`, for whatever watches over the server: 200 where it serves, 503 where it cannot.
enum HealthRoute {
    static func add(to router: Router<ConsoleContext>, _ console: Console) {
        router.get("/health") { _, _ in
            // Asking the store is what tells: a process that answers by itself may have lost its disk.
            let works = (try? await console.alerts.openCount()) != nil
            return Response(
                status: works ? .ok : .serviceUnavailable, headers: [.contentType: "application/json"],
                body: ResponseBody(
                    byteBuffer: ByteBuffer(string: works ? #"{"status":"ok"}"# : #"{"status":"failed"}"#)))
        }
    }
}
