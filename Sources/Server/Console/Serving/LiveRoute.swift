import Hummingbird
import NIOCore

/// `/live`: a stream of what changed, as server-sent events. It says only that something did; the page asks for what it may see.
enum LiveRoute {
    static func add(to router: ListedRouter, _ console: Console) {
        router.get("/live") { _, context in
            guard context.visitor != nil else { throw HTTPError(.unauthorized) }
            guard let topics = console.live.listen() else { throw HTTPError(.serviceUnavailable) }
            return Response(
                status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"],
                body: ResponseBody { writer in
                    try await writer.write(ByteBuffer(string: "retry: 5000\n\n"))
                    for await topic in topics {
                        try await writer.write(ByteBuffer(string: "event: \(topic.rawValue)\ndata: \n\n"))
                    }
                    try await writer.finish(nil)
                })
        }
    }
}
