import Detection
import Watches

@testable import PolicyFiles

/// A small policy with one of everything, so that tests stand on nothing that a better default would change.
enum Sample {
    static var policy: Policy {
        var policy = Policy.empty

        var run = RegistryLocation(id: "run")
        run.group = "run-keys"
        run.hives = [.machine, .users]
        run.key = #"Software\Microsoft\Windows\CurrentVersion\Run"#
        run.includes32BitView = true
        run.level = .high
        run.techniques = ["T1547.001"]
        policy.registry.locations = [run]

        var noise = Exclusion(id: "bam")
        noise.targets = [#"HKLM\SYSTEM\*\bam\*"#]
        noise.reason = Text(en: "Windows keeps count.", ja: "Windows 自身の記録。")
        policy.registry.settings.exclusions = [noise]

        var zip = ArchiveFormat(id: "zip")
        zip.extensions = ["zip", "jar"]
        zip.magic = [0x50, 0x4b, 0x03, 0x04]
        policy.archive.formats = [zip]
        var tool = ArchiveTool(id: "7-zip")
        tool.images = ["7z*.exe"]
        tool.createForms = ["a", "u"]
        policy.archive.tools = [tool]

        var ftp = TransferProgram(id: "ftp")
        ftp.images = ["ftp.exe"]
        ftp.level = .low
        policy.transfer.programs = [ftp]
        policy.transfer.ports = [20, 21]
        policy.transfer.services = ["example.com"]

        var shares = WatchedPlace(id: "shares")
        shares.shares = [#"\\*\*"#]
        policy.fileOperation.places = [shares]

        var edge = BrowserProgram(id: "edge")
        edge.images = ["msedge.exe"]
        policy.browser.browsers = [edge]
        policy.browser.automationFlags = ["--headless*"]
        return policy
    }

    static let rules = [
        rule("registry.changed", .registry), rule("registry.deleted", .registry), rule("archive.burst", .archive),
        rule("browser.unexpected", .browser),
    ]

    private static func rule(_ id: String, _ watch: WatchName) -> Rule {
        Rule(
            id, watch, .medium, ["T1112"], name: Text(en: "Something happened", ja: "何かが起きた"),
            falsePositives: Text(en: "none", ja: "なし"))
    }

    static func read(_ yaml: String) throws(PolicyProblems) -> Policy {
        try read(Array(yaml.utf8))
    }

    static func read(_ bytes: [UInt8]) throws(PolicyProblems) -> Policy {
        try PolicyReader.read(bytes, name: "p.yaml", onto: policy, rules: rules)
    }

    /// `line:column id` of each mistake.
    static func mistakes(_ bytes: [UInt8]) -> [String] {
        do {
            _ = try read(bytes)
            return []
        } catch {
            return error.problems.map { "\($0.place.line):\($0.place.column) \($0.mistake.id)" }
        }
    }

    static func mistakes(_ yaml: String) -> [String] { mistakes(Array(yaml.utf8)) }

    static func messages(_ yaml: String, _ language: Language = .en) -> [String] {
        do {
            _ = try read(yaml)
            return []
        } catch {
            return error.lines(language)
        }
    }
}
