import Detection
import Events
import Testing

@testable import Watches

let registryUser = #"HKU\S-1-5-21-1-2-3-1001"#

/// One change to the registry, and what comes of it.
struct RegistryCase: CustomTestStringConvertible, Sendable {
    var action: RegistryActivity.Action
    var path: String
    var data: String
    var program: String
    var commandLine: String
    /// The rule's id without its watch, and the level; nil for silence.
    var expected: String?

    init(
        _ action: RegistryActivity.Action, _ path: String, _ data: String = "", by program: String,
        _ commandLine: String, _ expected: String?
    ) {
        self.action = action
        self.path = path
        self.data = data
        self.program = program
        self.commandLine = commandLine
        self.expected = expected
    }

    /// A value that is set.
    init(_ path: String, _ data: String, by program: String, _ commandLine: String, _ expected: String?) {
        self.init(.valueSet, path, data, by: program, commandLine, expected)
    }

    var testDescription: String { "\(action.rawValue) \(path) = \(data) by \(program)" }

    var event: Event {
        var activity = RegistryActivity(action, path)
        if action == .valueSet || action == .valueDeleted { activity.value = WindowsPath.fileName(path) }
        activity.data = data
        var event = Event(time: .seconds(1_000), host: "PC1", activity: .registry(activity))
        event.process = Process(executable: program, pid: 500, commandLine: commandLine)
        return event
    }

    /// What the default policy says: `run-key high`, `logged`, or nil for what is nowhere.
    func outcome(of watch: RegistryWatch = RegistryCase.watch) -> String? {
        guard watch.concerns(event) else { return nil }
        var verdict = Verdict()
        watch.judge(event, &verdict)
        guard verdict.logs.contains(.registry) else { return nil }
        guard let finding = verdict.findings.first else { return "logged" }
        return String(finding.rule.id.dropFirst("registry.".count)) + " " + finding.level.name
    }

    static let watch = RegistryWatch(.default)
}

let registryTool = #"C:\Windows\System32\reg.exe"#
let registryPowerShell = #"C:\Windows\System32\WindowsPowerShell\v1.0\powershell.exe"#
let serviceControl = #"C:\Windows\System32\services.exe"#
let installerService = #"C:\Windows\System32\msiexec.exe"#
let updateWorker = #"C:\Windows\WinSxS\amd64_microsoft-windows-servicingstack_31bf3856ad364e35_10.0\TiWorker.exe"#
let oneDrive = #"C:\Users\sato\AppData\Local\Microsoft\OneDrive\OneDrive.exe"#
let unknownProgram = #"C:\Users\sato\AppData\Roaming\NvSmart.exe"#
