import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// The hosts: which there are, where they belong, how long they have been silent.
enum HostsPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/hosts", .seeHosts) { asked in
            let console = asked.console
            let filter = HostFilter(try asked.query)
            let model = HostsModel(
                try await console.hosts.hosts(), try await console.groups.groups(),
                open: try await console.alerts.openCounts(), filter, now: console.now(),
                mayChange: asked.may(.changeHosts), asked.reader)
            return .page(model, title: Text(en: "Hosts", ja: "端末")[asked.reader], place: "/hosts")
        }
        pages.post("/hosts", .changeHosts) { asked in
            let name = asked.form["name"]
            guard HostName.isGood(name) else { throw HTTPError(.unprocessableContent) }
            try await asked.console.hosts.describe([HostDescription(name: name)])
            try await asked.record("host.add", subject: name)
            return .redirect(
                to: "/hosts/" + PageAddress.escaped(name), notice: Text(en: "The host was added.", ja: "端末を追加しました。"))
        }
    }
}

/// What a host may be called when a person enters it.
enum HostName {
    static func isGood(_ name: String) -> Bool {
        (1...255).contains(name.utf8.count) && !name.unicodeScalars.contains { VisibleText.mustEscape($0) }
    }
}

/// Which hosts somebody wants to see.
struct HostFilter: Sendable, Equatable {
    /// A part of the name, the owner or the note, without case.
    var text: String
    /// The number of a group; `none` for hosts in none.
    var group: String
    var silent: Bool

    init(_ form: Form) {
        text = form["text"]
        group = form["group"]
        silent = form["silent"] == "1"
    }
}
