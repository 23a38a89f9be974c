import Detection
import Events
import Processes
import Testing

@testable import Watches

/// One start of a browser and what must be found in it; nil for nothing.
struct StartCase: CustomTestStringConvertible {
    var testDescription: String
    var rule: String
    var level: Level?
    var event: Event
    var learnt: [Event] = []

    init(_ what: String, _ rule: String, _ level: Level?, _ change: (inout BrowserScene) -> Void) {
        testDescription = what
        self.rule = rule
        self.level = level
        event = BrowserScene().with(change).start()
    }
}

private let powerShell = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
private let word = "C:\\Program Files\\Microsoft Office\\root\\Office16\\WINWORD.EXE"

@Suite struct StartTests {
    static let driven: [StartCase] = [
        StartCase("dump-dom from a prompt", "browser.headless", .medium) {
            $0.commandLine =
                "\"\(chrome)\"  --headless --enable-logging --disable-gpu --dump-dom \"http://10.0.1.14/nas.txt\" "
            $0.parent = commandPrompt
            $0.parentCommandLine = "\"C:\\Windows\\system32\\cmd.exe\" "
        },
        StartCase("quoted flag", "browser.headless", .medium) { $0.commandLine = "chrome.exe \"--headless=new\"" },
        StartCase("with a slash", "browser.headless", .medium) { $0.commandLine = "chrome.exe /headless" },
        StartCase("behind many words", "browser.headless", .medium) {
            $0.commandLine = "chrome.exe " + String(repeating: "--x ", count: 1_000) + "--HEADLESS"
        },
        StartCase("Firefox", "browser.headless", .medium) {
            $0.executable = firefox
            $0.commandLine = "firefox.exe -headless -screenshot"
        },
        StartCase("by a script host", "browser.headless", .high) {
            $0.commandLine = "chrome.exe --headless"
            $0.parent = "C:\\Windows\\System32\\wscript.exe"
        },
        StartCase("off the screen", "browser.headless", .medium) {
            $0.commandLine = "chrome.exe --window-position=-32000,-32000"
        },
        StartCase("on the left screen", "browser.headless", nil) {
            $0.commandLine = "chrome.exe --window-position=-1920,0"
        },
        StartCase("a test in a developer's folder", "browser.headless", .low) {
            $0.commandLine = "chrome.exe --headless=new --remote-debugging-pipe"
            $0.parent = "C:\\Program Files\\nodejs\\node.exe"
            $0.parentCommandLine = "node C:\\Users\\sato\\repos\\shop\\node_modules\\puppeteer\\run.js"
        },
        StartCase("a part of a headless browser", "browser.headless", nil) {
            $0.commandLine = "chrome.exe --type=renderer --headless"
            $0.parent = chrome
        },
        StartCase("only a page about it", "browser.headless", nil) {
            $0.commandLine = "chrome.exe https://example.jp/?q=--headless"
        },
        StartCase("port", "browser.remote-debugging", .medium) {
            $0.commandLine = "msedge.exe --remote-debugging-port=9222 --user-data-dir=C:\\Temp\\p"
            $0.executable = edge
        },
        StartCase("server of Firefox", "browser.remote-debugging", .medium) {
            $0.executable = firefox
            $0.commandLine = "firefox.exe -start-debugger-server 6000"
        },
        StartCase("development environment", "browser.remote-debugging", .low) {
            $0.commandLine = "chrome.exe --remote-debugging-port=9222"
            $0.parent = "C:\\Users\\sato\\AppData\\Local\\Programs\\Microsoft VS Code\\Code.exe"
        },
        StartCase("no debugging", "browser.remote-debugging", nil) {
            $0.commandLine = "chrome.exe https://example.jp/"
        },
        StartCase("an extension from a folder", "browser.automation", .medium) {
            $0.commandLine = "chrome.exe --load-extension=\"C:\\Users\\sato\\AppData\\Local\\Temp\\e\""
        },
        StartCase("test driver", "browser.automation", .low) {
            $0.commandLine = "chrome.exe --enable-automation"
            $0.parent = "C:\\tools\\chromedriver.exe"
        },
        StartCase("a proxy", "browser.automation", .low) {
            $0.commandLine = "chrome.exe --proxy-server=proxy.corp.local:8080"
        },
        StartCase("a proxy and a profile of its own", "browser.automation", .medium) {
            $0.commandLine = "chrome.exe --proxy-server=203.0.113.7:8080 --user-data-dir=C:\\ProgramData\\x"
        },
        StartCase("no flags", "browser.automation", nil) { $0.commandLine = "chrome.exe --profile-directory=Default" },
    ]

    static let parents: [StartCase] = [
        StartCase("Internet Explorer by COM", "browser.com-start", .medium) {
            $0.executable = explorerBrowser
            $0.commandLine = "\"\(explorerBrowser)\" -Embedding"
            $0.parent = serviceHost
            $0.parentCommandLine = "svchost.exe -k DcomLaunch"
        },
        StartCase("an HTML application by COM", "browser.com-start", .high) {
            $0.executable = "C:\\Windows\\System32\\mshta.exe"
            $0.commandLine = "C:\\Windows\\System32\\mshta.exe -Embedding"
            $0.parent = serviceHost
        },
        StartCase("Internet Explorer by its user", "browser.com-start", nil) {
            $0.executable = explorerBrowser
            $0.commandLine = "\"\(explorerBrowser)\" https://example.jp/"
        },
        StartCase("its broker", "browser.com-start", nil) {
            $0.executable = "C:\\Program Files\\Internet Explorer\\ielowutil.exe"
            $0.commandLine = "ielowutil.exe -embedding"
            $0.parent = serviceHost
        },
        StartCase("a batch file", "browser.script-start", .low) {
            $0.executable = firefox
            $0.parent = commandPrompt
            $0.parentCommandLine = "C:\\Windows\\system32\\cmd.exe /c test.bat"
        },
        StartCase("a portal opened by VBScript", "browser.script-start", .low) {
            $0.parent = "C:\\Windows\\System32\\wscript.exe"
            $0.commandLine = "chrome.exe https://portal.corp.example/"
        },
        StartCase("an HTML application", "browser.script-start", .medium) {
            $0.parent = "C:\\Windows\\System32\\mshta.exe"
        },
        StartCase("by WMI", "browser.script-start", .medium) {
            $0.parent = "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe"
        },
        StartCase("hidden PowerShell", "browser.script-start", .medium) {
            $0.parent = powerShell
            $0.parentCommandLine = "powershell -NoP -WindowStyle Hidden -File a.ps1"
        },
        StartCase("PowerShell", "browser.script-start", .low) {
            $0.parent = powerShell
            $0.parentCommandLine = "powershell -File open.ps1"
        },
        StartCase("typed at a prompt", "browser.script-start", nil) {
            $0.parent = commandPrompt
            $0.parentCommandLine = "cmd.exe"
            $0.commandLine = "chrome.exe https://example.jp/"
        },
        StartCase("a download typed at a prompt", "browser.script-start", .medium) {
            $0.executable = edge
            $0.parent = commandPrompt
            $0.parentCommandLine = "\"C:\\Windows\\system32\\cmd.exe\" "
            $0.commandLine = "\"\(edge)\"  \"http://10.0.1.14/malware.zip\" "
        },
        StartCase("a site whose name ends in .com", "browser.script-start", nil) {
            $0.parent = commandPrompt
            $0.parentCommandLine = "cmd.exe"
            $0.commandLine = "chrome.exe https://example.com"
        },
        StartCase("a link in a document", "browser.office-start", .low) {
            $0.parent = word
            $0.commandLine = "chrome.exe https://example.jp/"
        },
        StartCase("a program from a document", "browser.office-start", .medium) {
            $0.parent = word
            $0.commandLine = "chrome.exe https://example.jp/a.exe?x=1"
        },
        StartCase("an engine in Office", "browser.office-start", nil) {
            $0.executable = "C:\\Program Files (x86)\\Microsoft\\EdgeWebView\\Application\\120\\msedgewebview2.exe"
            $0.parent = word
        },
        StartCase("a service's account", "browser.service-account", .medium) { $0.user = "NT AUTHORITY\\SYSTEM" },
        StartCase("session 0", "browser.service-account", .medium) { $0.sessionID = 0 },
        StartCase("a person", "browser.service-account", nil) { $0.sessionID = 1 },
    ]

    static let places: [StartCase] = [
        StartCase("portable", "browser.odd-place", .low) { $0.executable = "D:\\Tools\\Chrome\\chrome.exe" },
        StartCase("temporary folder", "browser.odd-place", .medium) {
            $0.executable = "C:\\Users\\sato\\AppData\\Local\\Temp\\chrome.exe"
        },
        StartCase("installed for one user", "browser.odd-place", nil) {
            $0.executable = "C:\\Users\\sato\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe"
        },
        StartCase("installed for all", "browser.odd-place", nil) { $0.executable = chrome },
        StartCase("Tor Browser", "browser.anonymiser", .medium) {
            $0.executable = "C:\\Users\\sato\\Desktop\\Tor Browser\\Browser\\firefox.exe"
        },
        StartCase("its parts", "browser.anonymiser", nil) {
            $0.executable = "C:\\Users\\sato\\Desktop\\Tor Browser\\Browser\\firefox.exe"
            $0.commandLine = "firefox.exe -contentproc --channel=1"
            $0.parent = $0.executable
        },
        StartCase("Firefox", "browser.anonymiser", nil) { $0.executable = firefox },
    ]

    @Test(arguments: driven + parents + places)
    func starts(_ it: StartCase) {
        #expect(verdict(it.event).level(it.rule) == it.level)
    }

    @Test(arguments: [
        ("C:\\Users\\sato\\AppData\\Local\\Temp\\report.exe", "chrome.exe", Level?.some(.medium)),
        ("C:\\Users\\sato\\h.exe", "MSHTA.EXE", .medium),
        ("C:\\Users\\sato\\Desktop\\chrome.exe", "psexec.c", .high),
        ("C:\\Program Files\\Google\\Chrome\\Application\\new_chrome.exe", "chrome.exe", nil),
        ("C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe", "chrome.exe", nil),
        ("C:\\Users\\sato\\tool.exe", "tool.exe", nil),
    ])
    func names(executable: String, original: String, level: Level?) {
        var event = BrowserScene().with { $0.executable = executable }.start()
        event.process.originalFileName = original
        #expect(verdict(event).level("browser.odd-place") == level)
    }

    @Test func officeDrivesInternetExplorer() {
        let scene = BrowserScene().with {
            $0.executable = explorerBrowser
            $0.commandLine = "iexplore.exe -Embedding"
            $0.parent = serviceHost
        }
        let excel = "C:\\Program Files\\Microsoft Office\\Office16\\EXCEL.EXE"
        func level(_ learnt: [Event]) -> Level? { verdict(scene.start(), after: learnt).level("browser.com-start") }
        #expect(level([scene.library(loadedBy: excel, at: 990)]) == .low)
        #expect(level([scene.library(loadedBy: excel, at: 1_001)]) == .medium)
        #expect(level([scene.library(loadedBy: excel, at: 900)]) == .medium)
        #expect(
            level([
                scene.library(loadedBy: excel, at: 990),
                scene.library(loadedBy: "C:\\Windows\\System32\\rundll32.exe", at: 995),
            ]) == .medium)
    }

    @Test(arguments: [
        ("C:\\Windows\\System32\\rundll32.exe", Level?.some(.medium)), ("C:\\Windows\\System32\\regsvr32.exe", .medium),
        ("C:\\Windows\\System32\\cscript.exe", .low), (word, nil), (explorer, nil), (edge, nil),
    ])
    func evidenceOfCom(program: String, level: Level?) {
        #expect(verdict(BrowserScene().library(loadedBy: program, at: 1)).level("browser.com-evidence") == level)
    }

    @Test func ordinaryStartsFindNothing() {
        let lines = [
            "chrome.exe", "chrome.exe --no-startup-window /prefetch:5", "chrome.exe -- \"https://example.jp/a b\"",
            "chrome.exe --profile-directory=\"Profile 1\"", "chrome.exe --flag-switches-begin --flag-switches-end",
        ]
        for line in lines {
            #expect(verdict(BrowserScene().with { $0.commandLine = line }.start()).findings == [])
        }
    }

    @Test func everyRuleHasACase() {
        let cases = Set((Self.driven + Self.parents + Self.places).filter { $0.level != nil }.map(\.rule))
        let elsewhere: Set = ["browser.unexpected-connection", "browser.injected", "browser.com-evidence"]
        #expect(cases.union(elsewhere) == Set(BrowserRules.all.map(\.id)))
    }
}

@Suite struct BrowserPolicyTests {
    @Test func thePolicyChangesAndSilencesRules() {
        let event = BrowserScene().with { $0.commandLine = "chrome.exe --headless" }.start()
        var policy = BrowserPolicy.default
        policy.settings.rules = [RuleSetting(id: "browser.headless")]
        policy.settings.rules[0].level = .critical
        #expect(verdict(event, after: [], policy).level("browser.headless") == .critical)
        var exclusion = Exclusion(id: "printing")
        exclusion.programs = ["*\\chrome.exe"]
        exclusion.rules = ["browser.headless"]
        policy.settings.exclusions.append(exclusion)
        #expect(verdict(event, after: [], policy).level("browser.headless") == nil)
    }

    @Test func anAddedBrowserIsWatched() {
        var policy = BrowserPolicy.default
        var added = BrowserProgram(id: "own")
        added.images = ["kanri*.exe"]
        policy.browsers.append(added)
        let scene = BrowserScene().with { $0.executable = "C:\\Program Files\\Kanri\\Kanri2.exe" }
        #expect(verdict(scene.connection()).browserClass == nil)
        #expect(verdict(scene.connection(), after: [], policy).browserClass == .user)
    }

    @Test func installersMayRunBrowsers() {
        let setup = "C:\\Program Files\\Google\\Chrome\\Application\\130.0\\Installer\\setup.exe"
        let scene = BrowserScene().with {
            $0.commandLine = "\"chrome.exe\" --uninstall --force"
            $0.parent = setup
            $0.user = "NT AUTHORITY\\SYSTEM"
        }
        #expect(verdict(scene.start()).findings == [])
        #expect(
            verdict(scene.with { $0.parent = "C:\\Users\\sato\\a.exe" }.start()).level("browser.service-account")
                == .medium)
    }

    @Test func anUnnamedParentIsUnknown() {
        let scene = BrowserScene().with { $0.parent = ProcessTable.unknownProgram }
        #expect(verdict(scene.connection()).browserReasons == ["unknown-parent"])
    }

    @Test func rulesAreComplete() {
        #expect(Set(BrowserRules.all.map(\.id)).count == BrowserRules.all.count)
        for rule in BrowserRules.all {
            #expect(rule.id.hasPrefix("browser.") && rule.watch == .browser && !rule.techniques.isEmpty)
            for text in [rule.name, rule.falsePositives] {
                #expect(!text.en.isEmpty && !text.ja.isEmpty && text.en != text.ja)
            }
        }
    }
}

@Suite struct CommandLineTests {
    @Test(arguments: [
        ("a b", ["a", "b"]), ("  \"C:\\Program Files\\a.exe\"  -x ", ["C:\\Program Files\\a.exe", "-x"]), ("", []),
        ("p a\\\"b c", ["p", "a\"b", "c"]), ("p \"a\\\\\" b", ["p", "a\\", "b"]), ("--p=\"x y\"z", ["--p=x yz"]),
        ("\"\" a", ["", "a"]),
        ("a\\", ["a\\"]), ("\"open", ["open"]), ("日本\t語", ["日本", "語"]),
    ])
    func words(line: String, words: [String]) {
        #expect(Detection.CommandLine(line).words == words)
    }

    @Test func hostileTextsAreRead() {
        var generator = SeededGenerator(state: 17)
        let alphabet = Array("\"\\ -/=:.%,0f\u{3042}\0".unicodeScalars)
        for _ in 0..<300 {
            var text = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 0...40, using: &generator) {
                text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &generator)])
            }
            let line = String(text)
            let event = BrowserScene().with {
                $0.commandLine = "chrome.exe --window-position=" + line + " --user-data-dir=" + line + " --app=" + line
                $0.destinationIP = line
                $0.destinationDomain = line
                $0.executable = line + "\\chrome.exe"
            }
            #expect(verdict(event.connection(), after: [event.start(), event.connection()]).browserClass != nil)
            #expect(Detection.CommandLine(line).words.count <= line.unicodeScalars.count)
        }
    }
}
