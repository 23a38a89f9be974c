import Detection
import Events
import Testing

@testable import Watches

/// One connection, what was learnt before, and what must be said of it.
struct ConnectionCase: CustomTestStringConvertible {
    var testDescription: String
    var scene: BrowserScene
    var learnt: [Event] = []
    var expected: BrowserClass
    /// Reasons that must be among the given ones.
    var reasons: [BrowserReason] = []
    var absent: [BrowserReason] = []

    init(
        _ what: String, _ expected: BrowserClass, _ reasons: [BrowserReason] = [], without absent: [BrowserReason] = [],
        _ change: (inout BrowserScene) -> Void = { _ in }
    ) {
        self.init(what, expected, reasons, without: absent, after: { _ in [] }, change)
    }

    init(
        _ what: String, _ expected: BrowserClass, _ reasons: [BrowserReason] = [], without absent: [BrowserReason] = [],
        after learnt: (BrowserScene) -> [Event], _ change: (inout BrowserScene) -> Void = { _ in }
    ) {
        testDescription = what
        scene = BrowserScene().with(change)
        self.learnt = learnt(scene)
        self.expected = expected
        self.reasons = reasons
        self.absent = absent
    }
}

/// Answers for other addresses, so that the records show the process asking for names.
func otherQuestions(_ scene: BrowserScene) -> [Event] {
    (0..<6).map { scene.question("site\($0).example.com", ["198.51.100.\($0)"], at: 1_900 + Int64($0)) }
}

func beacon(_ scene: BrowserScene, count: Int64 = 20, every seconds: Int64 = 60, before end: Int64 = 2_000) -> [Event] {
    (0..<count).map { scene.connection(at: end - $0 * seconds) }
}

@Suite struct ConnectionTests {
    static let user: [ConnectionCase] = [
        ConnectionCase("from the desktop", .user, [.userStart], without: [.bareAddress, .oddPort]),
        ConnectionCase("from a mail program", .user, [.userStart]) {
            $0.parent = "C:\\Program Files\\Microsoft Office\\root\\Office16\\OUTLOOK.EXE"
        },
        ConnectionCase("somebody types start https://… at a prompt", .user, [.userStart]) {
            $0.parent = commandPrompt
            $0.parentCommandLine = "\"C:\\Windows\\system32\\cmd.exe\""
        },
        ConnectionCase("without telemetry of names every address is bare", .user, [.userStart, .bareAddress]) {
            $0.destinationDomain = ""
        },
        ConnectionCase("a device in the office without a name", .user, [.bareAddress]) {
            $0.destinationIP = "192.168.1.1"
            $0.destinationDomain = ""
        },
        ConnectionCase(
            "startup boost, then a window opened", .user, [.userStart, .backgroundMode],
            after: { scene in
                [
                    scene.with {
                        $0.began = 1_500; $0.commandLine = "chrome.exe"
                    }.start()
                ]
            }
        ) { $0.commandLine = "chrome.exe --no-startup-window /prefetch:5" },
        ConnectionCase(
            "unlocked again", .user, [.userStart], without: [.lockedSession],
            after: { [$0.session(.lock, at: 1_100), $0.session(.unlock, at: 1_900)] }),
        ConnectionCase(
            "unlocked by a sign-in of type 7", .user, without: [.lockedSession],
            after: { [$0.session(.lock, at: 1_100), $0.session(.signIn, logonType: 7, at: 1_900)] }),
        ConnectionCase(
            "locked only later", .user, without: [.lockedSession], after: { [$0.session(.lock, at: 2_001)] }),
        ConnectionCase(
            "reached into only later", .user, without: [.injected],
            after: { [$0.intrusion(.remoteThread, by: "C:\\Users\\sato\\a.exe", at: 2_001)] }),
        ConnectionCase(
            "the browser asked for this name", .user, without: [.noDNS, .bareAddress],
            after: {
                otherQuestions($0) + [$0.question("cdn.example.net", ["::ffff:203.0.113.7"], at: 1_950)]
            }
        ) { $0.destinationDomain = "" },
    ]

    static let service: [ConnectionCase] = [
        ConnectionCase("a reputation service", .service, [.serviceDestination]) {
            $0.destinationDomain = "nav.smartscreen.microsoft.com"
        },
        ConnectionCase(
            "a name that a question gave", .service, [.serviceDestination],
            after: {
                [$0.question("update.googleapis.com", ["203.0.113.7"], at: 1_500)]
            }
        ) { $0.destinationDomain = "" },
        ConnectionCase("startup boost", .service, [.backgroundMode]) {
            $0.executable = edge
            $0.commandLine = "\"msedge.exe\" --no-startup-window --win-session-start"
        },
        ConnectionCase("an updater", .service, [.updater]) {
            $0.executable = "C:\\Program Files (x86)\\Microsoft\\EdgeUpdate\\MicrosoftEdgeUpdate.exe"
            $0.parent = serviceHost
            $0.user = "NT AUTHORITY\\SYSTEM"
            $0.sessionID = 0
        },
        ConnectionCase("an updater known by its path", .service, [.updater]) {
            $0.executable = "C:\\Program Files\\Google\\GoogleUpdater\\130.0\\updater.exe"
        },
        ConnectionCase("push while locked", .service, [.serviceDestination], after: { [$0.session(.lock, at: 1_100)] })
        {
            $0.destinationDomain = "mtalk.google.com"
            $0.destinationPort = 5_228
        },
    ]

    static let undetermined: [ConnectionCase] = [
        ConnectionCase("nobody knows the parent", .undetermined, [.unknownParent]) { $0.parent = "" },
        ConnectionCase("a business application", .undetermined, [.otherParent]) {
            $0.parent = "C:\\Program Files\\Kaikei\\kaikei.exe"
        },
        ConnectionCase(
            "a page left open", .undetermined, [.userStart, .lockedSession], after: { [$0.session(.lock, at: 1_100)] }),
        ConnectionCase(
            "a page left open that asks each minute", .undetermined, [.lockedSession, .regularInterval],
            after: { beacon($0) + [$0.session(.lock, at: 1_100)] }),
        ConnectionCase("a rhythm alone", .undetermined, [.regularInterval], after: { beacon($0) }),
        ConnectionCase("a link in a document", .undetermined, [.officeParent]) {
            $0.parent = "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE"
        },
        ConnectionCase("a logon script", .undetermined, [.logonScript]) {
            $0.parent = "C:\\Windows\\System32\\wscript.exe"
            $0.grandparent = "C:\\Windows\\System32\\userinit.exe"
        },
        ConnectionCase("a batch file", .undetermined, [.shellParent]) {
            $0.parent = commandPrompt
            $0.parentCommandLine = "cmd.exe /c portal.bat"
        },
        ConnectionCase("a test driver", .undetermined, [.developerTool, .headless]) {
            $0.parent = "C:\\tools\\chromedriver.exe"
            $0.commandLine = "chrome.exe --headless=new --enable-automation --user-data-dir=C:\\Temp\\scoped_dir1"
        },
        ConnectionCase("an engine inside another program", .undetermined, [.embedded]) {
            $0.executable = "C:\\Program Files (x86)\\Microsoft\\EdgeWebView\\Application\\120\\msedgewebview2.exe"
            $0.parent = "C:\\Program Files\\Microsoft Office\\root\\Office16\\EXCEL.EXE"
        },
        ConnectionCase("a scheduled task", .undetermined, [.serviceParent]) {
            $0.parent = serviceHost
            $0.parentCommandLine = "svchost.exe -k netsvcs -p -s Schedule"
        },
        ConnectionCase("an odd port with a name", .undetermined, [.oddPort]) { $0.destinationPort = 8_129 },
        ConnectionCase("a portable browser", .undetermined, [.oddPlace], without: [.writablePlace]) {
            $0.executable = "D:\\Tools\\Chrome\\chrome.exe"
        },
        ConnectionCase("a browser in a temporary folder", .undetermined, [.oddPlace, .writablePlace]) {
            $0.executable = "C:\\Users\\sato\\AppData\\Local\\Temp\\chrome.exe"
        },
        ConnectionCase(
            "Office drives Internet Explorer", .undetermined, [.comStart, .officeDriver],
            after: {
                [$0.library(loadedBy: "C:\\Program Files\\Microsoft Office\\Office16\\EXCEL.EXE", at: 999)]
            }
        ) {
            $0.executable = explorerBrowser
            $0.commandLine = "iexplore.exe -Embedding"
            $0.parent = serviceHost
        },
        ConnectionCase("COM start to a benign destination", .undetermined, [.comStart, .benignDestination]) {
            $0.executable = explorerBrowser
            $0.commandLine = "iexplore.exe -Embedding"
            $0.parent = serviceHost
            $0.destinationDomain = "www.bing.com"
        },
        ConnectionCase(
            "rights were taken, nothing was done", .undetermined, [.opened],
            after: {
                [$0.intrusion(.access, by: "C:\\Windows\\System32\\rundll32.exe", access: 0x1f_ffff, at: 1_500)]
            }),
        ConnectionCase("a name that was never asked for", .undetermined, [.noDNS, .bareAddress], after: otherQuestions)
        {
            $0.destinationDomain = ""
        },
        ConnectionCase("weakened", .undetermined, [.weakened, .unknownParent]) {
            $0.commandLine = "chrome.exe --proxy-server=http://127.0.0.1:8888"
            $0.parent = ""
        },
        ConnectionCase("a test page on the same machine", .undetermined, [.headless, .loopback]) {
            $0.commandLine = "chrome.exe --headless http://localhost:3000"
            $0.destinationIP = "127.0.0.1"
            $0.destinationPort = 3_000
        },
    ]

    static let unexpected: [ConnectionCase] = [
        ConnectionCase("COM start", .unexpected, [.comStart]) {
            $0.executable = explorerBrowser
            $0.commandLine = "\"C:\\Program Files\\Internet Explorer\\iexplore.exe\" -Embedding"
            $0.parent = serviceHost
            $0.parentCommandLine = "svchost.exe -k DcomLaunch"
        },
        ConnectionCase("an HTML application by COM", .unexpected, [.comStart, .scriptEngine, .embedded]) {
            $0.executable = "C:\\Windows\\System32\\mshta.exe"
            $0.commandLine = "mshta.exe -Embedding"
            $0.parent = serviceHost
        },
        ConnectionCase("an HTML application from the network", .unexpected, [.scriptEngine, .remotePage]) {
            $0.executable = "C:\\Windows\\System32\\mshta.exe"
            $0.commandLine = "mshta.exe http://10.0.0.5/a.hta"
            $0.destinationIP = "10.0.0.5"
            $0.destinationDomain = ""
        },
        ConnectionCase("headless", .unexpected, [.headless]) {
            $0.commandLine = "chrome.exe --headless --dump-dom http://a.example/"
        },
        ConnectionCase("remote debugging", .unexpected, [.remoteDebugging]) {
            $0.commandLine = "chrome.exe --remote-debugging-port=9222"
        },
        ConnectionCase("automation", .unexpected, [.automation]) { $0.commandLine = "chrome.exe --enable-automation" },
        ConnectionCase("a script", .unexpected, [.scriptParent]) { $0.parent = "C:\\Windows\\System32\\mshta.exe" },
        ConnectionCase("hidden PowerShell", .unexpected, [.scriptParent]) {
            $0.parent = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
            $0.parentCommandLine = "powershell.exe -w hidden -enc AAAA"
        },
        ConnectionCase(
            "a batch file, at regular intervals", .unexpected, [.shellParent, .regularInterval], after: { beacon($0) }
        ) {
            $0.parent = commandPrompt
            $0.parentCommandLine = "cmd.exe /c a.bat"
        },
        ConnectionCase("a program in a temporary folder", .unexpected, [.oddParent]) {
            $0.parent = "C:\\Users\\sato\\AppData\\Local\\Temp\\qwe.exe"
        },
        ConnectionCase("session 0", .unexpected, [.noSession]) { $0.sessionID = 0 },
        ConnectionCase("a service account", .unexpected, [.serviceAccount]) { $0.user = "NT AUTHORITY\\SYSTEM" },
        ConnectionCase(
            "a thread from outside", .unexpected, [.injected],
            after: {
                [$0.intrusion(.remoteThread, by: "C:\\Users\\sato\\a.exe", at: 1_500)]
            }),
        ConnectionCase(
            "image replaced", .unexpected, [.injected],
            after: {
                [$0.intrusion(.tampering, by: chrome, at: 1_000)]
            }),
        ConnectionCase("an odd port at a bare address", .unexpected, [.oddPort, .bareAddress]) {
            $0.destinationDomain = ""
            $0.destinationPort = 4_444
        },
        ConnectionCase(
            "an odd port at regular intervals", .unexpected, [.oddPort, .regularInterval], after: { beacon($0) }
        ) {
            $0.destinationPort = 8_129
        },
        ConnectionCase(
            "a never named address at regular intervals", .unexpected, [.noDNS, .bareAddress, .regularInterval],
            after: { beacon($0) + otherQuestions($0) }
        ) { $0.destinationDomain = "" },
        ConnectionCase(
            "a scheduled task while locked", .unexpected, [.serviceParent, .lockedSession],
            after: { [$0.session(.lock, at: 900)] }
        ) {
            $0.parent = serviceHost
            $0.parentCommandLine = "svchost.exe -k netsvcs -s Schedule"
        },
        ConnectionCase("an odd profile with an odd port", .unexpected, [.oddProfile, .oddPort]) {
            $0.commandLine = "chrome.exe --user-data-dir=C:\\ProgramData\\x"
            $0.destinationPort = 8_129
        },
    ]

    @Test(arguments: user + service + undetermined + unexpected)
    func classes(_ it: ConnectionCase) {
        let verdict = verdict(it.scene.connection(), after: it.learnt)
        #expect(verdict.browserClass == it.expected, "\(verdict.browserReasons)")
        for reason in it.reasons {
            #expect(verdict.browserReasons.contains(reason.rawValue), "\(verdict.browserReasons)")
        }
        for reason in it.absent { #expect(!verdict.browserReasons.contains(reason.rawValue)) }
        #expect(verdict.logs == LogSet(it.expected == .user ? .webAccess : .unexpectedTCP))
        #expect((verdict.level("browser.unexpected-connection") != nil) == (it.expected == .unexpected))
        #expect(!verdict.browserReasons.isEmpty)
    }

    @Test func everyReasonOccurs() {
        let named = Set((Self.user + Self.service + Self.undetermined + Self.unexpected).flatMap(\.reasons))
        // What a desktop says comes beside the events; BrowserLinuxTests has the cases.
        let desktop: Set<BrowserReason> = [.visibleWindow, .hiddenWindow, .noWindow, .idle]
        #expect(BrowserReason.allCases.filter { !named.contains($0) && !desktop.contains($0) } == [])
    }

    @Test func partsAreJudgedByTheRoot() {
        let scene = BrowserScene().with { $0.commandLine = "chrome.exe --headless" }
        var event = scene.connection()
        event.process = Process(
            executable: chrome, pid: 501,
            commandLine: "chrome.exe --type=utility --utility-sub-type=network.mojom.NetworkService")
        event.ancestors = [scene.root] + scene.ancestors
        #expect(verdict(event).browserClass == .unexpected)
    }

    @Test func theChainOfOneBrowserEndsAtAnotherProgram() {
        let inner = BrowserScene().with { $0.parent = "C:\\Windows\\System32\\mshta.exe" }
        var event = inner.connection()
        event.ancestors += [Process(executable: chrome, pid: 1), Process(executable: explorer, pid: 2)]
        #expect(verdict(event).browserReasons.contains("script-parent"))
    }

    @Test func theDesktopIsNoLogonScript() {
        let scene = BrowserScene().with {
            $0.parent = "C:\\Windows\\System32\\mshta.exe"
            $0.grandparent = explorer
        }
        var event = scene.connection()
        event.ancestors.append(Process(executable: "C:\\Windows\\System32\\userinit.exe", pid: 200))
        #expect(verdict(event).browserReasons == ["script-parent"])
    }

    @Test func aProcessThatStartedLaterIsNotTheOneReachedInto() {
        let scene = BrowserScene()
        let intrusion = scene.intrusion(.remoteThread, by: "C:\\Users\\sato\\a.exe", at: 900)
        #expect(verdict(scene.connection(), after: [intrusion]).browserClass == .user)
    }

    @Test func onlyOutboundConnectionsOfBrowsers() {
        let other = BrowserScene().with { $0.executable = "C:\\Program Files\\Mail\\mail.exe" }
        #expect(verdict(other.connection()).logs.isEmpty)
        for change in [
            { (network: inout NetworkActivity) in network.direction = .inbound }, { $0.isBind = true },
            { $0.transport = .udp },
        ] {
            var event = BrowserScene().connection()
            guard case .network(var network) = event.activity else { return }
            change(&network)
            event.activity = .network(network)
            #expect(verdict(event).logs.isEmpty)
        }
    }

    @Test func theDestinationsNameComesFromTheQuestion() {
        let scene = BrowserScene().with { $0.destinationDomain = "server-7.cdn.example.net" }
        let question = scene.question("News.Example.JP", ["203.0.113.7"], at: 1_500)
        #expect(verdict(scene.connection(), after: [question]).destinationDomain == "news.example.jp")
        let later = scene.question("news.example.jp", ["203.0.113.7"], at: 2_500)
        #expect(verdict(scene.connection(), after: [later]).destinationDomain == "server-7.cdn.example.net")
    }

    @Test func visitsGoToTheWebAccessLog() {
        let event = BrowserScene().event(.visit(VisitActivity(url: "https://www.example.jp/")), at: 1)
        #expect(verdict(event).logs == LogSet(.webAccess))
    }

    @Test func aWatchThatIsOffSaysNothing() {
        var policy = BrowserPolicy.default
        policy.settings.isEnabled = false
        #expect(verdict(BrowserScene().connection(), after: [], policy).logs.isEmpty)
    }

    @Test func graveConnectionsAreHigh() {
        let injected = BrowserScene()
        let thread = injected.intrusion(.remoteThread, by: "C:\\Users\\sato\\a.exe", at: 1_500)
        #expect(verdict(injected.connection(), after: [thread]).level("browser.unexpected-connection") == .high)
        let headless = injected.with { $0.commandLine = "chrome.exe --headless" }
        #expect(verdict(headless.connection()).level("browser.unexpected-connection") == .medium)
    }
}
