import Detection
import Errands
import Events
import Reports
import Storage

/// An agent as a line for people or for programs.
struct AgentLine {
    let agent: AgentRecord

    func appendText(to text: inout TextBuffer, _ caller: Caller) {
        let state =
            switch agent.state {
            case .waiting: Text(en: "waiting for approval", ja: "承認待ち")
            case .active: Text(en: "active", ja: "有効")
            case .revoked: Text(en: "revoked", ja: "失効")
            }
        var parts = [agent.name, state[caller.language], agent.version, agent.system, agent.address]
        if let group = agent.group { parts.append(group.name) }
        if let time = agent.lastSeen {
            let shown = caller.clock.seconds(time)
            parts.append(Text(en: "last seen \(shown)", ja: "最終接続 \(shown)")[caller.language])
        }
        parts.append(agent.id)
        text.append(parts.filter { !$0.isEmpty }.map { VisibleText.escaped($0) }.joined(separator: "  "))
    }

    func appendJSON(to text: inout TextBuffer) {
        text.append(#"{"host.name":"# as StaticString)
        text.append(json: agent.name)
        for (key, value) in [
            ("host.id", agent.id), ("mitsuke.agent.state", agent.state.rawValue), ("agent.version", agent.version),
            ("host.os.full", agent.system), ("host.ip", agent.address), ("mitsuke.group", agent.group?.name ?? ""),
            ("mitsuke.agent.last_seen", agent.lastSeen?.rfc3339 ?? ""),
            ("mitsuke.agent.enrolled", agent.enrolled.rfc3339),
        ] where !value.isEmpty {
            text.append(",\"\(key)\":")
            text.append(json: value)
        }
        for (key, value) in [
            ("batches", agent.counters.batches), ("lines", agent.counters.lines),
            ("missing", agent.counters.missing), ("unreadable", agent.counters.unreadable),
        ] {
            text.append(",\"mitsuke.agent.\(key)\":\(value)")
        }
        text.append(byte: 125)
    }
}
