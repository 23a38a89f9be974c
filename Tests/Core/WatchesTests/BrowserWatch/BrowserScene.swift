import Detection
import Events

@testable import Watches

let chrome = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe"
let edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe"
let firefox = "C:\\Program Files\\Mozilla Firefox\\firefox.exe"
let explorerBrowser = "C:\\Program Files\\Internet Explorer\\iexplore.exe"
let explorer = "C:\\Windows\\explorer.exe"
let commandPrompt = "C:\\Windows\\System32\\cmd.exe"
let serviceHost = "C:\\Windows\\System32\\svchost.exe"

/// Events about one browser on one host, of which a case names only what it is about.
struct BrowserScene {
    var executable = chrome
    var commandLine = ""
    var parent = explorer
    var parentCommandLine = ""
    var grandparent = ""
    var user = "CORP\\sato"
    var sessionID: UInt32? = 1
    var host = "PC1"
    /// Seconds at which the browser started.
    var began: Int64 = 1_000
    var destinationIP = "203.0.113.7"
    var destinationDomain = "www.example.jp"
    var destinationPort: UInt16 = 443

    var root: Process {
        var process = Process(executable: executable, pid: 500, commandLine: commandLine)
        process.entityID = "ROOT"
        process.start = .seconds(began)
        process.sessionID = sessionID
        process.user = user
        return process
    }

    var ancestors: [Process] {
        var parentProcess = Process(executable: parent, pid: 400, commandLine: parentCommandLine)
        parentProcess.entityID = "PARENT"
        return parent.isEmpty
            ? [] : grandparent.isEmpty ? [parentProcess] : [parentProcess, Process(executable: grandparent, pid: 300)]
    }

    func event(_ activity: Activity, at seconds: Int64, by process: Process? = nil) -> Event {
        var event = Event(time: .seconds(seconds), host: host, activity: activity)
        event.process = process ?? root
        event.user = User(name: user)
        event.ancestors = process == nil ? ancestors : []
        event.parent = process == nil ? ancestors.first : nil
        return event
    }

    func start() -> Event {
        event(.process(ProcessActivity(.start)), at: began)
    }

    func connection(at seconds: Int64 = 2_000) -> Event {
        var network = NetworkActivity()
        network.direction = .outbound
        network.sourceIP = "192.168.1.20"
        network.destinationIP = destinationIP
        network.destinationDomain = destinationDomain
        network.destinationPort = destinationPort
        return event(.network(network), at: seconds)
    }

    func question(_ name: String, _ answers: [String], at seconds: Int64) -> Event {
        var dns = DNSActivity(question: name)
        dns.answers = answers
        return event(.dns(dns), at: seconds)
    }

    func session(_ action: SessionActivity.Action, logonType: UInt32? = nil, at seconds: Int64) -> Event {
        var session = SessionActivity(action, account: User(name: user))
        session.sessionID = action == .signIn ? nil : sessionID
        session.logonType = logonType
        return event(.session(session), at: seconds, by: Process())
    }

    func intrusion(
        _ form: IntrusionActivity.Form, by executable: String, access: UInt32 = 0, at seconds: Int64
    ) -> Event {
        var intrusion = IntrusionActivity(form, target: root)
        intrusion.grantedAccess = access
        var source = Process(executable: executable, pid: 900)
        source.entityID = "SOURCE"
        return event(.intrusion(intrusion), at: seconds, by: source)
    }

    func library(loadedBy executable: String, at seconds: Int64) -> Event {
        event(
            .moduleLoad(ModuleLoadActivity(path: "C:\\Program Files\\Internet Explorer\\ieproxy.dll")), at: seconds,
            by: Process(executable: executable, pid: 901))
    }
}

extension BrowserScene {
    func with(_ change: (inout BrowserScene) -> Void) -> BrowserScene {
        var scene = self
        change(&scene)
        return scene
    }
}

func verdict(_ event: Event, after learnt: [Event] = [], _ policy: BrowserPolicy = .default) -> Verdict {
    let watch = BrowserWatch(policy)
    for event in learnt { watch.learn(event) }
    var verdict = Verdict()
    if watch.concerns(event) { watch.judge(event, &verdict) }
    return verdict
}

extension Verdict {
    func level(_ rule: String) -> Level? {
        findings.first { $0.rule.id == rule }?.level
    }
}
