import Accounts
import Console
import Detection
import Foundation
import HTTPTypes
import PolicyFiles
import Storage
import Testing
import Watches

@Suite struct PolicyPageTests {
    /// What a browser would send for a form of the page as it is.
    private static func fields(_ text: String) -> [(String, String)] {
        let start = text.range(of: "class=\"card policy\"")!.upperBound
        let form = text[start...].prefix(upTo: text[start...].range(of: "</form>")!.lowerBound)
        var fields: [(String, String)] = []
        func plain(_ text: Substring) -> String {
            String(text).replacing("&#10;", with: "\n").replacing("&quot;", with: "\"").replacing("&#39;", with: "'")
                .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        }
        for match in form.matches(of: /<input ([^>]*)>/) {
            let tag = match.1
            guard let name = tag.firstMatch(of: /name="([^"]*)"/)?.1, name != "_token" else { continue }
            if tag.contains("checkbox"), !tag.contains("checked") { continue }
            fields.append((plain(name), plain(tag.firstMatch(of: /value="([^"]*)"/)?.1 ?? "")))
        }
        for match in form.matches(of: /<textarea name="([^"]*)"[^>]*>([^<]*)</) {
            fields.append((plain(match.1), plain(match.2)))
        }
        for match in form.matches(of: /<select name="([^"]*)">(.*?)<\/select>/.dotMatchesNewlines()) {
            guard let chosen = match.2.firstMatch(of: /value="([^"]*)" selected/) else { continue }
            fields.append((plain(match.1), plain(chosen.1)))
        }
        return fields
    }

    private static func with(_ fields: [(String, String)], _ name: String, _ value: String) -> [(String, String)] {
        fields.filter { $0.0 != name } + [(name, value)]
    }

    @Test("every form, sent as it was shown, changes nothing", arguments: WatchName.allCases)
    func unchanged(watch: WatchName) async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let address = "/policies/watch/" + watch.rawValue
        let page = try await browser.get(address)
        #expect(page.status == 200)
        #expect(try await browser.post(address, Self.fields(page.text)).status == 303)
        for list in PolicyForm(watch, .default).lists {
            for entry in list.entries.prefix(3) {
                let place = PageAddress.make(address + "/" + list.key, [("id", entry.id)])
                let page = try await browser.get(place)
                #expect(page.status == 200)
                #expect(try await browser.post(address + "/" + list.key, Self.fields(page.text)).status == 303)
            }
        }
        #expect(try await scene.console.policies.current() == nil)
    }

    @Test("a change counts, stands in the history with its reason, and can be taken back")
    func changes() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let address = "/policies/watch/transfer"
        let sent = Self.with(
            Self.with(Self.fields(try await browser.get(address).text), "f.ports", "21\n2121\n"), "comment", "社内のFTP")
        #expect(try await browser.post(address, sent).status == 303)
        let first = try #require(try await scene.console.policies.current())
        #expect(first.heading.comment == "社内のFTP")
        #expect(try PolicyReader.read(first.yaml, name: "t").transfer.ports == [21, 2121])
        #expect(try await browser.get("/policies/history/1").text.contains("<ins>+   ports: [21, 2121]</ins>"))
        let off = Self.fields(try await browser.get(address).text).filter { $0.0 != "f.enabled" }
        #expect(try await browser.post(address, off).status == 303)
        #expect(try await browser.get("/policies").text.contains("off"))
        #expect(try await browser.post("/policies/history/1/restore", []).status == 303)
        #expect(try await scene.console.policies.current()?.yaml == first.yaml)
        #expect(try await scene.console.policies.current()?.heading.number == 3)
        let actions = try await scene.console.people.stores.audit.newestEntries(limit: 3).map(\.record.action)
        #expect(actions == ["policy.change", "policy.change", "policy.change"])
    }

    @Test("an entry is added, changed and removed; a standard one goes back to the default")
    func entries() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let address = "/policies/watch/registry/locations"
        let empty = Self.fields(try await browser.get(address).text)
        var sent = Self.with(Self.with(empty, "id", "OURS"), "f.key", "Software\\Ours")
        sent = Self.with(sent, "f.values", "*\n")
        sent = Self.with(sent, "f.hives", "HKLM")
        let made = try await browser.post(address, sent)
        #expect(made.status == 303, "\(made.text)")
        func locations() async throws -> [RegistryLocation] {
            guard let version = try await scene.console.policies.current() else {
                return Policy.default.registry.locations
            }
            return try PolicyReader.read(version.yaml, name: "t").registry.locations
        }
        #expect(try await locations().last?.key == "Software\\Ours")
        let wrong = try await browser.post(address, Self.with(Self.with(sent, "version", "1"), "f.key", "HKLM\\x"))
        #expect(wrong.status == 422)
        #expect(wrong.text.contains("HKLM\\x"))
        #expect(try await browser.post(address + "/reset", [("version", "1"), ("id", "OURS")]).status == 303)
        #expect(try await locations() == Policy.default.registry.locations)
    }

    @Test("whoever was slower is told, and keeps what was entered")
    func conflicts() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let address = "/policies/watch/transfer"
        let sent = Self.fields(try await browser.get(address).text)
        #expect(try await browser.post(address, Self.with(sent, "f.ports", "21\n22\n")).status == 303)
        let late = try await browser.post(address, Self.with(sent, "f.ports", "21\n990\n"))
        #expect(late.status == 422)
        #expect(late.text.contains("Somebody else changed the policy"))
        #expect(late.text.contains("990&#10;"))
        #expect(try await scene.console.policies.versions(limit: 9).count == 1)
    }

    @Test("a group gets a policy of its own, which is edited, restored and removed apart from the general one")
    func groups() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let group = try await scene.console.groups.addGroup("営業部 <1>")
        let query = "?group=\(group)"
        #expect(
            try await browser.post("/policies/file", [("yaml", "archive:\n  burst-count: 7\n"), ("version", "0")])
                .status == 303)
        // Not before somebody wants one.
        let before = try await browser.get("/policies" + query).text
        #expect(before.contains("The general policy counts in this group.") && before.contains("営業部 &lt;1&gt;"))
        #expect(try await browser.get("/policies/watch/archive" + query).status == 404)
        #expect(try await browser.get("/policies?group=99").status == 404)
        #expect(try await browser.post("/policies/groups/\(group)", []).status == 303)
        #expect(try await scene.console.policies.current(of: group)?.yaml == "archive:\n  burst-count: 7\n")
        #expect(try await browser.get("/policies" + query).text.contains("It began as version 1 of that."))
        // Its forms are its own.
        let page = try await browser.get("/policies/watch/archive" + query)
        #expect(page.text.contains("/policies/watch/archive/rules?group=\(group)"))
        let sent = Self.with(Self.fields(page.text), "f.burst-count", "9")
        #expect(sent.contains { $0.0 == "group" && $0.1 == "\(group)" })
        let saved = try await browser.post("/policies/watch/archive", sent)
        #expect(saved.status == 303 && saved.headers[.location]?.contains("group=\(group)") == true)
        let rule = Self.fields(try await browser.get("/policies/watch/archive/rules" + query).text)
        let prohibiting = Self.with(Self.with(rule, "id", "archive.command"), "f.response", "prohibit")
        #expect(try await browser.post("/policies/watch/archive/rules", prohibiting).status == 303)
        let own = try #require(try await scene.console.policies.current(of: group))
        let policy = try PolicyReader.read(own.yaml, name: "t")
        #expect(policy.archive.burstCount == 9 && policy.archive.settings.rules.map(\.id) == ["archive.command"])
        #expect(own.heading.number == 4 && own.heading.basedOn == 1)
        #expect(try await scene.console.policies.current()?.heading.number == 1)
        // Its history is apart, with what changed from its own version before.
        #expect(try await browser.get("/policies/history").text.contains("/policies/history/4") == false)
        #expect(try await browser.get("/policies/history" + query).text.contains("/policies/history/4"))
        #expect(try await browser.get("/policies/history/3").text.contains("<ins>+   burst-count: 9</ins>"))
        #expect(try await browser.post("/policies/history/2/restore", []).status == 303)
        #expect(try await scene.console.policies.current(of: group)?.yaml == "archive:\n  burst-count: 7\n")
        // A slow one removes nothing.
        #expect(try await browser.post("/policies/groups/\(group)/remove", [("version", "4")]).status == 303)
        #expect(try await scene.console.policies.current(of: group)?.heading.number == 5)
        #expect(
            try await browser.post("/policies/groups/\(group)/remove", [("version", "5"), ("comment", "統合")]).status
                == 303)
        #expect(try await scene.console.policies.current(of: group) == nil)
        #expect(try await browser.get("/policies/history" + query).text.contains("removed"))
        #expect(try await browser.get("/policies/history/6").status == 200)
        #expect(try await browser.post("/policies/history/6/restore", []).status == 404)
        let entries = try await scene.console.people.stores.audit.newestEntries(limit: 2).map(\.record)
        #expect(entries.first?.action == "policy.group-remove" && entries.first?.subject == "6 営業部 <1>")
        #expect(entries.first?.reason == "統合")
    }

    @Test("what agents could not take is refused when it is saved")
    func tooLarge() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let services = (0..<60_000).map { "    - service-\($0).example.com\n" }.joined()
        let answer = try await browser.post(
            "/policies/file", [("yaml", "transfer:\n  services:\n" + services), ("version", "0")])
        #expect(answer.status == 422 || answer.status == 413, "\(answer.status)")
        #expect(try await scene.console.policies.current() == nil)
    }

    @Test("the file is checked whole, and each mistake has its line")
    func file() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let bad = try await browser.post(
            "/policies/file", [("yaml", "registry:\n  enabledd: true\n"), ("version", "0")])
        #expect(bad.status == 422)
        #expect(bad.text.contains("policy:2:3"))
        let good = try await browser.post(
            "/policies/file", [("yaml", "registry:\r\n  enabled: false\r\n"), ("version", "0")])
        #expect(good.status == 303)
        #expect(try await scene.console.policies.current()?.yaml == "registry:\n  enabled: false\n")
    }

    @Test("who may only look may only look; others not even that")
    func refuses() async throws {
        let scene = try ConsoleScene()
        let analyst = try await scene.browser(.analyst)
        #expect(try await analyst.get("/policies/watch/registry").status == 200)
        #expect(try await analyst.post("/policies/watch/registry", []).status == 403)
        #expect(try await analyst.post("/policies/file", [("yaml", "{}")]).status == 403)
        #expect(try await scene.browser(.viewer).get("/policies").status == 403)
        #expect(try await analyst.get("/policies/watch/nothing").status == 404)
        #expect(try await analyst.get("/policies/watch/registry/nothing").status == 404)
    }
}
