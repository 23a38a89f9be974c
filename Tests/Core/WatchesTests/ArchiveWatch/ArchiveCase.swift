import Detection
import Events

@testable import Watches

/// An event for the archive watch, and what came of it.
enum ArchiveCase {
    static let shell = "C:\\Windows\\System32\\cmd.exe"
    static let powerShell = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
    static let explorer = "C:\\Windows\\explorer.exe"

    static func start(
        _ executable: String, _ commandLine: String, original: String = "", by chain: [Process] = []
    ) -> Event {
        var event = Event(time: .seconds(1), host: "PC1", activity: .process(ProcessActivity(.start)))
        event.process = Process(executable: executable, commandLine: commandLine)
        event.process.originalFileName = original
        event.ancestors = chain
        return event
    }

    static func file(
        _ file: FileActivity, _ executable: String, commandLine: String = "", by chain: [Process] = []
    ) -> Event {
        var event = Event(time: .seconds(1), host: "PC1", activity: .file(file))
        event.process = Process(executable: executable, commandLine: commandLine)
        event.ancestors = chain
        return event
    }

    static func script(_ script: ScriptActivity) -> Event {
        var event = Event(time: .seconds(1), host: "PC1", activity: .script(script))
        event.process = Process(executable: powerShell)
        return event
    }

    static func judge(_ event: Event, _ policy: ArchivePolicy = .default) -> Verdict {
        let watch = ArchiveWatch(policy)
        var verdict = Verdict()
        if watch.concerns(event) { watch.judge(event, &verdict) }
        return verdict
    }

    /// `rule level`, by rule.
    static func found(_ event: Event) -> [String] {
        judge(event).findings.map { "\($0.rule.id.dropFirst("archive.".count)) \($0.level.name)" }.sorted()
    }
}
