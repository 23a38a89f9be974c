import Accounts
import Detection
import Events
import Hummingbird
import Link
import Storage

/// What was asked of a host, what became of it, and what lies in its quarantine.
enum CommandsPage: Page {
    static func address(_ host: String) -> String { "/hosts/" + PageAddress.escaped(host) + "/commands" }

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/hosts/{name}/commands", .actOnHosts) { asked in
            guard let agent = try await HostAgent.find(try asked.part("name"), asked),
                let store = asked.console.agents?.store
            else { throw HTTPError(.notFound) }
            let now = asked.console.now()
            let given = try await store.orders(of: agent.id, limit: CommandsModel.limit).compactMap {
                GivenCommand($0, at: now)
            }
            let items = QuarantinedItem.items(try await health(of: agent.name, asked))
            let model = CommandsModel(
                agent.name, given, items, mayRelease: asked.may(.releaseFiles), asked.reader)
            return .page(
                model, title: Text(en: "Commands to \(agent.name)", ja: "\(agent.name) への指示")[asked.reader],
                place: "/hosts")
        }
        pages.post("/hosts/{name}/commands/{number}/withdraw", .actOnHosts) { asked in
            let counter = try asked.number("number")
            guard let agent = try await HostAgent.find(try asked.part("name"), asked), let desk = asked.console.agents,
                try await desk.store.orders(of: agent.id, limit: CommandsModel.limit).contains(where: {
                    $0.counter == counter && GivenCommand($0, at: asked.console.now()) != nil
                })
            else { throw HTTPError(.notFound) }
            do {
                try await desk.office.withdraw(
                    counter, by: AgentOffice.Author(name: asked.author.name, address: asked.author.address))
            } catch StoreError.conflict {
                return .redirect(
                    to: address(agent.name),
                    notice: Text(en: "The host has it already.", ja: "すでに端末が受信しています。"))
            }
            return .redirect(
                to: address(agent.name), notice: Text(en: "The command was taken back.", ja: "指示を取り消しました。"))
        }
    }

    /// What the host's agent said of what it did.
    private static func health(of host: String, _ asked: PageRequest) async throws -> [LogLine] {
        var query = LogQuery()
        query.logs = LogSet(.health)
        query.hosts = [host]
        return try await asked.console.logs.lines(query, limit: 5_000, after: nil).lines
    }
}

/// A file that lies in a host's quarantine.
struct QuarantinedItem: Sendable, Equatable {
    var item: String
    var path: String
    var time: Timestamp
    var sizeBytes: UInt64?
    /// The policy asked for it, no command.
    var isByPolicy: Bool

    /// - Parameter lines: Newest first.
    static func items(_ lines: [LogLine]) -> [QuarantinedItem] {
        var items: [QuarantinedItem] = []
        for line in lines.reversed() {
            guard case .health(let health) = line.event.activity, let facts = health.response, !facts.item.isEmpty,
                facts.answer == "done" || facts.answer == "several-names"
            else { continue }
            switch facts.kind {
            case "quarantine":
                items.append(
                    QuarantinedItem(
                        item: facts.item, path: facts.path, time: line.event.time, sizeBytes: facts.sizeBytes,
                        isByPolicy: facts.command.isEmpty))
            case "release": items.removeAll { $0.item == facts.item }
            default: break
            }
        }
        return items.reversed()
    }
}
