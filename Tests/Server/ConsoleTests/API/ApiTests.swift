import Accounts
import Foundation
import HTTPTypes
import Intake
import Storage
import Testing

@testable import Console

@Suite struct ApiTests {
    @Test("without a token, with a wrong one and with one that may not, nothing is told")
    func refused() async throws {
        let scene = try ConsoleScene()
        var program = Program(scene: scene, token: nil)
        for token in [nil, "mitsuke_" + String(repeating: "a", count: 52), "x"] {
            program.token = token
            let answer = try await program.get("/alerts")
            #expect(answer.status == 401)
            #expect(answer.code == "unauthorized")
        }
        let viewer = try await scene.program(.viewer)
        #expect(try await viewer.get("/alerts").status == 200)
        #expect(try await viewer.get("/logs").status == 403)
        #expect(try await viewer.call(.delete, "/hosts/PC-1").code == "forbidden")
        let me = try await viewer.get("/me").json
        #expect(me["permissions"] == .array([.string("seeAlerts"), .string("seeHosts")]))
        // A token may do no more than it was made for, whoever made it.
        let boss = try await scene.console.people.stores.accounts.addAccount(
            "boss", role: .administrator, password: Concealed(""), mustChangePassword: false, at: .now)
        program.token = try await scene.console.people.tokens.make(
            "look", role: .viewer, expires: nil, for: boss, from: ""
        ).token.exposed
        #expect(try await program.get("/people").status == 403)
    }

    @Test("a page of the console needs the form's token for changes, and only for those")
    func cookies() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        #expect(try await browser.get("/api/v1/groups").status == 200)
        let token = Sessions.formToken(try #require(browser.token)).exposed
        for (given, status) in [(nil, 403), ("x", 403), (token, 201)] {
            var headers: HTTPFields = [.contentType: "application/json"]
            headers[ApiDoor.formToken] = given
            let page = try await browser.send("/api/v1/groups", .post, headers: headers, body: #"{"name":"経理"}"#)
            #expect(page.status == status)
        }
        #expect(try await scene.console.groups.groups().map(\.name) == ["経理"])
    }

    @Test("errors have one form and the right status")
    func errors() async throws {
        let program = try await ConsoleScene().program()
        #expect(try await program.get("/nothing").code == "not-found")
        #expect(try await program.get("/alerts/7").status == 404)
        #expect(try await program.get("/alerts/x").status == 422)
        #expect(try await program.get("/alerts?limit=1001").code == "invalid")
        #expect(try await program.get("/alerts?colour=red").code == "invalid")
        #expect(try await program.get("/alerts?host=%ff").status == 400)
        let method = try await program.call(.put, "/alerts")
        #expect(method.status == 405)
        #expect(method.headers[.allow] == "GET")
        #expect(try await program.call(.post, "/groups", "{").status == 400)
        #expect(try await program.call(.post, "/groups", #"{"name":""}"#).status == 422)
        #expect(try await program.call(.post, "/groups", #"{"name":"a\u0000b"}"#).status == 422)
        #expect(try await program.call(.post, "/groups", #"{"name":"a","b":1}"#).status == 422)
        #expect(try await program.call(.post, "/groups", "name=a", type: "text/plain").status == 415)
        let long = #"{"name":""# + String(repeating: "a", count: 2 << 20) + #""}"#
        #expect(try await program.call(.post, "/groups", long).status == 413)
        #expect(try await program.call(.post, "/groups", #"{"name":"a"}"#).status == 201)
        #expect(try await program.call(.post, "/groups", #"{"name":"a"}"#).code == "conflict")
    }

    @Test("alerts are paged, worked on, and keep their history; each step is in the audit log")
    func alerts() async throws {
        let scene = try ConsoleScene()
        try await scene.importExamples()
        let program = try await scene.program()
        var (all, after): ([JSON], String?) = ([], "")
        while let place = after {
            let page = try await program.get("/alerts?limit=2" + (place.isEmpty ? "" : "&after=" + place))
            #expect(page.status == 200)
            all += page.items
            after = page.json["next"]?.string
        }
        let stored = try await scene.console.alerts.alerts(AlertQuery(), limit: 500)
        #expect(stored.count > 4)
        #expect(all.map { $0["id"]?.number } == stored.map(\.id))
        let id = try #require(stored.first).id
        #expect(try await program.get("/alerts/\(id)/evidence").items.count > 0)
        let name = try #require(try await program.get("/me").json["name"]?.string)
        let changed = try await program.call(
            .patch, "/alerts/\(id)", #"{"state":"in-progress","assignee":"\#(name)"}"#)
        #expect(changed.json["state"] == .string("in-progress"))
        #expect(changed.json["assignee"] == .string(name))
        #expect(try await program.call(.patch, "/alerts/\(id)", #"{"assignee":"nobody"}"#).status == 422)
        #expect(try await program.call(.post, "/alerts/\(id)/comments", #"{"text":"調査中"}"#).status == 204)
        let history = try await program.get("/alerts/\(id)/history").items.compactMap { $0["value"]?.string }
        #expect(Set(history) == ["in-progress", name, "調査中"])
        let audit = try await program.get("/audit?limit=1000").items.compactMap { $0["action"]?.string }
        #expect(Set(audit).isSuperset(of: ["alert.state", "alert.assignee", "alert.comment"]))
        #expect(try await program.get("/audit/verification").json["whole"] == .bool(true))
    }

    @Test("logs are searched and paged, in the keys of exports; looks at a host's log are written down")
    func logs() async throws {
        let scene = try ConsoleScene()
        try await scene.importExamples()
        let program = try await scene.program()
        var (count, after): (Int, String?) = (0, "")
        while let place = after {
            let page = try await program.get(
                "/logs?limit=500" + (place.isEmpty ? "" : "&after=" + PageAddress.escaped(place)))
            count += page.items.count
            #expect(page.items.allSatisfy { $0["@timestamp"] != nil && $0["event.id"] != nil })
            after = page.json["next"]?.string
        }
        let counts = try await program.get("/logs/counts?step=86400").items
        #expect(counts.compactMap { $0["count"]?.number }.reduce(0, +) == Int64(count))
        let found = try await program.get("/logs?findings=true&log=registry&limit=1").items
        let host = try #require(found.first?["host.name"]?.string)
        let process = try #require(found.first?["process.entity_id"]?.string)
        let chain = try await program.get("/processes/\(host)/\(PageAddress.escaped(process))").json["chain"]
        guard case .array(let chain) = chain else { throw CancellationError() }
        #expect(chain.first?["entity_id"]?.string == process)
        #expect(try await program.get("/logs?host=" + host).status == 200)
        var settings = ServerSettings()
        settings.reasonNeeded = true
        try await scene.console.settings.setSettings(settings)
        #expect(try await program.get("/logs?host=" + host).code == "reason-needed")
        #expect(try await program.get("/logs?reason=incident%2017&host=" + host).status == 200)
        let looks = try await program.get("/audit?limit=1000").items.filter {
            $0["action"] == .string("person-log.look")
        }
        #expect(looks.last?["reason"] == .string("incident 17"))
    }

    @Test("a file is taken in from the body of a request, shown while it runs, and removed")
    func imports() async throws {
        let scene = try ConsoleScene()
        let program = try await scene.program()
        let line = #"{"@timestamp":"2026-04-01T00:00:00Z","host.name":"PC-1","winlog.channel":"Security"}"#
        let type = "application/octet-stream"
        let started = try await program.call(.post, "/imports?name=a.jsonl", line, type: type)
        #expect(started.status == 202)
        let id = try #require(started.json["id"]?.number)
        var state = ""
        for _ in 0..<12_000 where state != "done" {
            state = try await program.get("/imports/\(id)").json["state"]?.string ?? ""
            if state != "done" { try await Task.sleep(for: .milliseconds(5)) }
        }
        #expect(state == "done")
        let files = try await program.get("/imports").items.first?["files"]
        guard case .array(let files) = files else { throw CancellationError() }
        #expect(files.map { $0["path"] } == [.string("a.jsonl")])
        #expect(try await program.get("/imports/\(id)/problems").status == 200)
        #expect(try await program.call(.post, "/imports/\(id)/cancel").status == 409)
        #expect(try await program.call(.delete, "/imports/\(id)").status == 204)
        #expect(try await program.get("/imports/\(id)").status == 404)
    }

    @Test("a policy is put whole or not at all, and only onto the version that was edited")
    func policies() async throws {
        let scene = try ConsoleScene()
        let program = try await scene.program()
        #expect(try await program.get("/policies/current").status == 404)
        let yaml = "archive:\n  enabled: false\n"
        let put = try await program.call(.put, "/policies/current?comment=x", yaml, type: "application/yaml")
        #expect(put.status == 201)
        #expect(try await program.get("/policies/current").json["yaml"] == .string(yaml))
        #expect(try await program.call(.put, "/policies/current", yaml, type: "application/yaml").status == 409)
        #expect(
            try await program.call(.put, "/policies/current?onto=1", "a: [", type: "application/yaml").code == "policy")
        #expect(try await program.call(.put, "/policies/current?onto=1", yaml, type: "application/yaml").status == 201)
        #expect(try await program.get("/policies").items.compactMap { $0["number"]?.number } == [2, 1])
        let group = try await scene.console.groups.addGroup("営業部")
        let own = "/policies/current?group=\(group)"
        #expect(try await program.get(own).status == 404)
        #expect(try await program.call(.put, own, yaml, type: "application/yaml").status == 201)
        #expect(try await program.get(own).json["heading"]?["basedOn"] == .number(2))
        #expect(try await program.get("/policies").items.count == 2)
        #expect(try await program.get("/policies?group=\(group)").items.count == 1)
        #expect(try await program.call(.delete, own + "&onto=2").status == 409)
        #expect(try await program.call(.delete, own + "&onto=3").status == 204)
        #expect(try await program.get(own).status == 404)
    }

    @Test("people are added and changed, and the last administrator stays")
    func people() async throws {
        let program = try await ConsoleScene().program()
        let added = try await program.call(.post, "/people", #"{"name":"hanako","role":"analyst"}"#)
        #expect(added.status == 201)
        #expect(added.json["password"]?.string?.count == 23)
        #expect(try await program.call(.post, "/people", #"{"name":"Hanako","role":"viewer"}"#).code == "taken")
        let changed = try await program.call(.patch, "/people/hanako", #"{"role":"viewer","disabled":true}"#)
        #expect(changed.json["disabled"] == .bool(true))
        #expect(changed.json["role"] == .string("viewer"))
        let me = try #require(try await program.get("/me").json["name"]?.string)
        #expect(try await program.call(.patch, "/people/\(me)", #"{"disabled":true}"#).code == "last-administrator")
    }

    @Test("what is wrong with the server is told to whoever may sign in; anybody learns from /health that it is")
    func condition() async throws {
        let scene = try ConsoleScene()
        let program = try await scene.program(.auditor)
        #expect(try await program.get("/condition").json["intake_stopped"] == .bool(false))
        scene.console.condition.note(.diskFull)
        #expect(try await program.get("/condition").json["intake_stopped"] == .bool(true))
        let health = try await scene.stranger().get("/health")
        #expect(health.status == 503)
        #expect(health.text == #"{"status":"failed","troubles":["disk-full"]}"#)
    }
}
