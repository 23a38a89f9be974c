import Detection
import Testing
import Watches

@testable import PolicyFiles

@Suite struct AgentPolicyTests {
    @Test("what nobody changed is what comes with the system")
    func standard() throws {
        #expect(try AgentPolicy.policy("{}\n", for: .linux) == .linux)
        #expect(try AgentPolicy.policy("{}\n", for: .windows) == .default)
        for system in AgentPolicy.System.allCases {
            let bytes = try AgentPolicy.bytes("", for: system)
            #expect(try PolicyWire.read(bytes, onto: .linux) == AgentPolicy.policy("", for: system))
        }
        #expect(AgentPolicy.System(named: "Windows 11 Pro") == .windows)
        #expect(AgentPolicy.System(named: "Debian GNU/Linux 13 (trixie)") == .linux)
    }

    @Test("entries that only Windows has can be named, and Linux is told nothing of them")
    func foreign() throws {
        let location = Policy.default.registry.locations[0].id
        let exclusion = Policy.default.archive.settings.exclusions[0].id
        let yaml = """
            registry:
              locations:
                - id: \(location)
                  enabled: false
            archive:
              rules:
                - id: archive.command
                  response: prohibit
              exclusions:
                - id: \(exclusion)
                  enabled: false
                - id: ours
                  programs: [/opt/ours/*]
            file-operation:
              places:
                - id: everything
                  enabled: false
                - id: plans
                  paths: ["/srv/plans/*"]
            """
        var expected = Policy.linux
        var rule = RuleSetting(id: "archive.command")
        rule.response = .prohibit
        var ours = Exclusion(id: "ours")
        ours.programs = ["/opt/ours/*"]
        var plans = WatchedPlace(id: "plans")
        plans.paths = ["/srv/plans/*"]
        expected.archive.settings.rules = [rule]
        expected.archive.settings.exclusions.append(ours)
        expected.fileOperation.places.append(plans)
        #expect(try AgentPolicy.policy(yaml, for: .linux) == expected)
        #expect(try AgentPolicy.policy(yaml, for: .windows).registry.locations[0].isEnabled == false)
    }

    @Test("what comes with Linux alone is switched off by its name, also where the file is kept for all systems")
    func linuxAlone() throws {
        let exclusion = Policy.linux.archive.settings.exclusions[0].id
        let yaml = """
            registry:
              files:
                - id: cron
                  enabled: false
            archive:
              exclusions:
                - id: \(exclusion)
                  enabled: false
            file-operation:
              places:
                - id: own
                  enabled: false
            """
        var expected = Policy.linux
        let cron = try #require(expected.registry.files.firstIndex { $0.id == "cron" })
        let own = try #require(expected.fileOperation.places.firstIndex { $0.id == "own" })
        expected.registry.files[cron].isEnabled = false
        expected.archive.settings.exclusions[0].isEnabled = false
        expected.fileOperation.places[own].isEnabled = false
        try AgentPolicy.check(yaml)
        #expect(try AgentPolicy.policy(yaml, for: .linux) == expected)
        // As the console keeps it.
        let kept = PolicyDifference.print(try PolicyReader.read(yaml, name: "policy"))
        #expect(try AgentPolicy.policy(kept, for: .linux) == expected)
    }

    @Test("more than an agent takes is a mistake with a text")
    func tooLarge() throws {
        let services = (0..<60_000).map { "    - service-\($0).example.com\n" }.joined()
        let yaml = "transfer:\n  services:\n" + services
        #expect(throws: PolicyProblems.self) { try AgentPolicy.check(yaml) }
        do { try AgentPolicy.check(yaml) } catch {
            #expect(error.problems.map(\.mistake.id) == ["too-large-for-agents"])
            #expect(error.lines(.ja).count == 1)
        }
    }
}
