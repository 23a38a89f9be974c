import Detection
import Events
import Storage

/// Which alerts somebody wants to see, as the address of the page says it.
struct AlertFilter: Sendable, Equatable {
    /// `open`, `all`, or the name of a state.
    var state: String
    var watch: String
    var level: String
    var host: String
    var rule: String
    var after: Int64?

    init(_ form: Form) {
        state = form["state"].isEmpty ? "open" : form["state"]
        watch = form["watch"]
        level = form["level"]
        host = form["host"]
        rule = form["rule"]
        after = Int64(form["after"])
    }

    var query: AlertQuery {
        var query = AlertQuery()
        switch state {
        case "all": break
        case "open": query.states = [.new, .inProgress]
        default: query.states = AlertState(rawValue: state).map { [$0] } ?? [.new, .inProgress]
        }
        query.watch = watch
        query.level = Level(name: level) ?? .informational
        query.host = host
        query.rule = rule
        return query
    }

    /// The address of the same list, changed.
    func address(_ change: (inout AlertFilter) -> Void = { _ in }) -> String {
        var filter = self
        filter.after = nil
        change(&filter)
        return PageAddress.make(
            "/alerts",
            [
                ("state", filter.state == "open" ? "" : filter.state), ("watch", filter.watch),
                ("level", filter.level), ("host", filter.host), ("rule", filter.rule),
                ("after", filter.after.map(String.init) ?? ""),
            ])
    }
}
