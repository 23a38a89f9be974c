import Detection
import Events
import Watches

/// What the default policy says about one event.
func transferVerdict(_ event: Event, learning others: [Event] = []) -> Verdict {
    let watch = FileTransferWatch(.default)
    for other in others + [event] where watch.learns(from: other) { watch.learn(other) }
    var verdict = Verdict()
    if watch.concerns(event) { watch.judge(event, &verdict) }
    return verdict
}

/// A start of a process, from cmd.exe where nothing else is said.
func transferStart(
    _ executable: String, _ commandLine: String, original: String = "", parent: String = #"C:\Windows\System32\cmd.exe"#
) -> Event {
    var event = Event(time: .seconds(1_000), host: "PC1", activity: .process(ProcessActivity(.start)))
    event.process = Process(executable: executable, pid: 10, commandLine: commandLine)
    event.process.originalFileName = original
    event.parent = Process(executable: parent, pid: 9)
    event.ancestors = [Process(executable: parent, pid: 9)]
    return event
}

func transferConnection(
    _ executable: String, port: UInt16, domain: String = "", at second: Int64 = 1_000,
    direction: NetworkActivity.Direction = .outbound
) -> Event {
    var network = NetworkActivity()
    network.direction = direction
    network.destinationIP = "203.0.113.5"
    network.destinationPort = port
    network.sourcePort = 50_123
    network.destinationDomain = domain
    var event = Event(time: .seconds(second), host: "PC1", activity: .network(network))
    event.process = Process(executable: executable, pid: 10)
    return event
}

/// The rules that a verdict reports with their levels: `transfer.download medium`.
func summary(_ verdict: Verdict) -> [String] {
    verdict.findings.map { "\($0.rule.id) \($0.level.name)" }
}
