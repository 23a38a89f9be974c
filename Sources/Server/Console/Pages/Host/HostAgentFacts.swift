import Detection
import Events
import Storage

/// The agent of a host, in words.
struct HostAgentFacts: Sendable {
    struct Sensor: Sendable {
        var title: String
        var name: String
        var isLive: Bool
        var state: String
        var detail: String
        var when: Moment
    }

    var state: String
    var isBad: Bool
    var version: String
    var system: String
    var address: String
    var seen: Moment?
    var joined: Moment
    var certificate: Moment
    var policy: String
    var policyProblem: String?
    var lines: String
    var missing: String?
    var sensors: [Sensor]
    var hasSensors: Bool

    init(_ agent: AgentRecord, _ sensors: [AgentSensor], now: Timestamp, _ reader: Reader) {
        (state, isBad) = AgentsModel.state(agent, now, reader)
        version = agent.version
        system = agent.system
        address = agent.address
        seen = agent.lastSeen.map { Moment($0, reader) }
        joined = Moment(agent.enrolled, reader)
        certificate = Moment(agent.certificateEnds, reader)
        policy =
            agent.policy.obeyed.map { Text(en: "version \($0)", ja: "第\($0)版")[reader] }
            ?? Text(en: "as built in", ja: "標準（組み込み）")[reader]
        policyProblem = agent.policy.problem.isEmpty ? nil : agent.policy.problem
        lines = String(agent.counters.lines)
        missing = agent.counters.missing > 0 ? String(agent.counters.missing) : nil
        self.sensors = sensors.map { sensor in
            let state: Text =
                sensor.isLive ? Text(en: "works", ja: "動作中") : Text(en: "does not work", ja: "利用不可")
            return Sensor(
                title: SensorWords.title(sensor.name)[reader], name: sensor.name, isLive: sensor.isLive,
                state: state[reader], detail: sensor.detail, when: Moment(sensor.time, reader))
        }
        hasSensors = !sensors.isEmpty
    }
}
