import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// One process: who started it, what it started, what it did.
enum ProcessPage: Page {
    /// Nil where nothing tells which process it is.
    static func address(_ process: Process, on host: String) -> String? {
        ProcessReference(process, on: host).map { PageAddress.make("/process", [("host", $0.host), ("key", $0.key)]) }
    }

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/process", .seeLogs) { asked in
            let query = try asked.query
            var filter = LogFilter(Form())
            filter.host = query["host"]
            guard !filter.host.isEmpty, !query["key"].isEmpty else { throw HTTPError(.notFound) }
            if let wanted = try await LookPage.wanted(filter, asked) { return wanted }
            let reference = ProcessReference(host: filter.host, key: query["key"])
            let logs = asked.console.logs
            let chain = try await logs.chain(of: reference)
            guard !chain.isEmpty else { throw HTTPError(.notFound) }
            let children = try await logs.children(of: reference, limit: 9)
            var did = LogQuery()
            did.hosts = [reference.host]
            did.process = reference
            let page = try await logs.lines(did, limit: ProcessModel.limit, after: nil)
            var model = ProcessModel(reference.host, chain, children: children, page, asked.reader)
            model.stop = try await CommandLinks(asked, reference.host, process: chain[0], path: "").stop
            return .page(model, title: model.title, place: "/logs")
        }
    }
}
