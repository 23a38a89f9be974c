import Accounts
import Detection
import Foundation
import HTTPTypes
import Reports
import Storage
import Testing

@testable import Console

@Suite struct CSVTableTests {
    @Test("quotes, breaks within them, empty fields and every kind of line end")
    func reads() throws {
        let table = try CSVTable("a,b\r\n\"x,1\",\"say \"\"hi\"\"\"\n\"two\r\nlines\",\r\n\r\nlast,\"\"")
        #expect(
            table.rows == [
                .init(line: 1, fields: ["a", "b"]), .init(line: 2, fields: ["x,1", "say \"hi\""]),
                .init(line: 3, fields: ["two\r\nlines", ""]), .init(line: 6, fields: ["last", ""]),
            ])
    }

    @Test("mistakes are told by their line")
    func refuses() {
        #expect(throws: CSVTable.Mistake.unended(line: 2)) { try CSVTable("a\n\"b\nc\n") }
        #expect(throws: CSVTable.Mistake.afterQuote(line: 1)) { try CSVTable("\"a\"b\n") }
        #expect(throws: CSVTable.Mistake.tooManyRows(limit: CSVTable.rowLimit)) {
            try CSVTable(String(repeating: "a\n", count: CSVTable.rowLimit + 1))
        }
    }

    @Test("any bytes are read or refused, without a crash")
    func survives() {
        var seed: UInt64 = 11
        for _ in 0..<12_000 {
            let bytes = (0..<40).map { _ -> UInt8 in
                seed = seed &* 6_364_136_223_846_793_005 &+ 1
                return Array("\"\"\",,\r\n\nab端".utf8)[Int(seed >> 33) % 13]
            }
            _ = HostTable(bytes)
        }
    }
}

@Suite struct HostImportTests {
    private static let file = "端末名,部署,備考,利用者\r\nPC-1,経理部,\"机の\r\n上\",鈴木\r\nPC-2,,,佐藤\r\n"

    @Test("columns by their Japanese names, in UTF-8 with and without mark and in CP932", arguments: [0, 1, 2])
    func readsJapanese(form: Int) {
        let utf8 = Array(Self.file.utf8)
        let table = HostTable(form == 0 ? utf8 : form == 1 ? [0xef, 0xbb, 0xbf] + utf8 : CP932.encoded(utf8))
        #expect(table.mistakes.isEmpty)
        #expect(
            table.entries == [
                .init(host: "PC-1", group: "経理部", owner: "鈴木", note: "机の 上"),
                .init(host: "PC-2", group: "", owner: "佐藤", note: ""),
            ])
    }

    @Test("each mistake has its line, and nothing of such a row is entered")
    func tells() {
        let table = HostTable(Array("Host,Group\nPC-1,a\npc-1,b\n,c\nPC-3,d,e\nPC\u{202e}4,x\n".utf8))
        #expect(table.entries.map(\.host) == ["PC-1"])
        #expect(table.mistakes.map(\.line) == [3, 4, 5, 6])
        #expect(HostTable(Array("name\nPC-1\n".utf8)).mistakes.map(\.line) == [1])
        #expect(HostTable([0xff, 0xfe, 0x00]).mistakes.map(\.line) == [0])
    }

    private func send(_ browser: Browser, _ content: String) async throws -> Browser.Page {
        let token = browser.token.map { Sessions.formToken($0).exposed } ?? ""
        let body = [
            "--b", "Content-Disposition: form-data; name=\"_token\"", "", token, "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"hosts.csv\"", "", content, "--b--", "",
        ].joined(separator: "\r\n")
        return try await browser.send(
            "/hosts-import", .post, headers: [.contentType: "multipart/form-data; boundary=b"], body: body)
    }

    @Test("a file beyond the limit is refused with its status before more of it is kept")
    func tooLarge() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let page = try await send(browser, String(repeating: "a", count: 4 << 20))
        #expect(page.status == 413 && page.text.contains("Too much at once"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty)
    }

    @Test("first it is shown what would change, then it changes, whole")
    func applies() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let hosts = scene.console.hosts
        try await hosts.describe([HostDescription(name: "pc-2", owner: "田中", note: "古い")])
        let preview = try await send(browser, Self.file)
        #expect(preview.status == 200)
        #expect(preview.text.contains("1 to add, 1 to change, 0 as they are, 0 mistakes."))
        #expect(preview.text.contains("New groups: 経理部"))
        #expect(try await hosts.hosts().map(\.name) == ["pc-2"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty)
        // What the page's own form would send.
        let start = try #require(preview.text.range(of: "<textarea name=\"table\" hidden>"))
        let hidden = preview.text[start.upperBound...].prefix { $0 != "<" }
            .replacing("&#10;", with: "\n").replacing("&quot;", with: "\"")
        let page = try await browser.post("/hosts-import/apply", [("table", String(hidden))])
        #expect(page.status == 303)
        let all = try await hosts.hosts()
        #expect(all.map(\.name) == ["PC-1", "pc-2"])
        #expect(all.map(\.owner) == ["鈴木", "佐藤"])
        #expect(all[0].group?.name == "経理部")
        #expect(all[0].note == "机の 上")
        let again = try await send(browser, Self.file)
        #expect(again.text.contains("0 to add, 0 to change, 2 as they are"))
    }

    @Test("who may not change hosts sees them and changes none")
    func refuses() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser(.viewer)
        try await scene.console.hosts.describe([HostDescription(name: "PC-1")])
        #expect(try await send(browser, Self.file).status == 403)
        #expect(try await browser.get("/hosts").text.contains("PC-1"))
        #expect(try await browser.get("/hosts/PC-1").status == 200)
        #expect(try await browser.get("/hosts/PC-9").status == 404)
        #expect(try await browser.post("/hosts/PC-1", [("owner", "x")]).status == 403)
        #expect(try await browser.post("/groups", [("name", "x")]).status == 403)
    }

    @Test("a host's group, user and note are changed, groups added, renamed and removed; all of it is in the audit log")
    func changes() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        #expect(try await browser.post("/hosts", [("name", "経理 PC/1")]).status == 303)
        #expect(try await browser.post("/groups", [("name", "経理部")]).status == 303)
        #expect(try await browser.post("/groups", [("name", "経理部")]).status == 422)
        let group = try #require(try await scene.console.groups.groups().first)
        let address = "/hosts/" + PageAddress.escaped("経理 PC/1")
        #expect(
            try await browser.post(address, [("group", String(group.id)), ("owner", "鈴木"), ("note", "机")]).status == 303
        )
        let host = try await scene.console.hosts.host("経理 PC/1")
        #expect(host.group == group)
        #expect(host.owner == "鈴木")
        #expect(try await browser.get("/hosts?group=\(group.id)").text.contains("経理 PC/1"))
        #expect(try await browser.get(address).text.contains("鈴木"))
        #expect(try await browser.post("/groups/\(group.id)/rename", [("name", "総務部")]).status == 303)
        #expect(try await browser.post("/groups/\(group.id)/remove", []).status == 303)
        #expect(try await scene.console.hosts.host("経理 PC/1").group == nil)
        #expect(try await browser.post(address + "/remove", []).status == 303)
        let actions = try await scene.console.people.stores.audit.newestEntries(limit: 6).map(\.record.action)
        #expect(actions == ["host.remove", "group.remove", "group.rename", "host.change", "group.add", "host.add"])
    }
}
