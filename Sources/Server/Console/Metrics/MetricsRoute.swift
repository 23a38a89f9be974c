import Accounts
import Hummingbird
import Intake
import NIOCore
import Storage

/// `/metrics` in Prometheus' text form, for this machine itself and for holders of an API token.
enum MetricsRoute {
    static func add(to router: ListedRouter, _ console: Console) {
        router.get("/metrics") { request, context in
            guard try await isAllowed(request, context, console) else { throw HTTPError(.unauthorized) }
            var metrics = MetricsText()
            let requests = console.requests.snapshot
            metrics.counter(
                "server_requests_total", "Requests answered, by class of status.",
                requests.byClass.sorted { $0.key < $1.key }.map { ("{class=\"\($0.key)xx\"}", $0.value) })
            metrics.durations("server_request_seconds", "How long answers took.", requests)
            let intake = console.intake
            metrics.counter(
                "server_lines_received_total", "Lines of logs that came in, by what became of them.",
                [
                    ("{result=\"added\"}", intake.added), ("{result=\"known\"}", intake.known),
                    ("{result=\"refused\"}", intake.refused),
                ])
            metrics.gauge(
                "server_alerts_open", "Alerts that nobody has closed.", Double(try await console.alerts.openCount()))
            let days = try await console.logs.days()
            metrics.gauge("server_store_days", "Days in the store.", Double(days.count))
            metrics.gauge("server_store_bytes", "Bytes of the days on disk.", Double(days.reduce(0) { $0 + $1.bytes }))
            metrics.gauge("server_store_lines", "Lines in the store.", Double(days.reduce(0) { $0 + $1.lineCount }))
            metrics.gauge(
                "server_troubles", "What is wrong with the server, see /health.",
                Double(console.condition.troubles.count))
            if let agents = console.agents {
                metrics.add(try await agents.store.agents(), now: console.now())
            }
            if let bytes = MetricsText.residentBytes {
                metrics.gauge("process_resident_memory_bytes", "Memory of this process.", Double(bytes))
            }
            return Response(
                status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text)))
        }
    }

    private static func isAllowed(
        _ request: Request, _ context: ConsoleContext, _ console: Console
    ) async throws -> Bool {
        if ClientPlace(context.address).isLoopback { return true }
        guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else { return false }
        return try await console.people.tokens.holder(of: String(header.dropFirst(7))) != nil
    }
}
