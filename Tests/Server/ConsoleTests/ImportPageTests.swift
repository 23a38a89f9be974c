import Accounts
import Console
import Events
import ExampleFiles
import Foundation
import HTTPTypes
import Storage
import Testing

@Suite struct ImportPageTests {
    private static let line =
        #"{"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceName":"Microsoft-Windows-Sysmon","Hostname":"PC-1","UtcTime":"2026-04-07 01:02:03.456","EventTime":"2026-04-07 01:02:03","ProcessGuid":"{00000000-0000-0000-0000-000000000001}","ProcessId":"100","Image":"C:\\Windows\\System32\\ftp.exe","CommandLine":"ftp -s:x.txt","User":"ACME\\suzuki","ParentImage":"C:\\Windows\\explorer.exe","ParentProcessId":"50","RecordNumber":7}"#

    private func form(_ browser: Browser, token: String? = nil, file: String = "a.json", _ content: String) -> String {
        let right = browser.token.map { Sessions.formToken($0).exposed } ?? ""
        return [
            "--b", "Content-Disposition: form-data; name=\"_token\"", "", token ?? right, "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"\(file)\"", "", content, "--b--", "",
        ].joined(separator: "\r\n")
    }

    private func send(_ browser: Browser, _ body: String, to address: String = "/imports") async throws -> Browser.Page
    {
        try await browser.send(
            address, .post, headers: [.contentType: "multipart/form-data; boundary=b"], body: body)
    }

    /// The record of an import once it is over.
    private func ended(_ scene: ConsoleScene) async throws -> ImportRecord {
        for _ in 0..<12_000 {
            if let record = try await scene.console.imports.records(limit: 1, before: nil).first,
                record.state != .running
            {
                return record
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        throw CancellationError()
    }

    @Test("a file that is uploaded becomes hosts, logs and alerts, and leaves nothing behind")
    func imports() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let page = try await send(browser, form(browser, Self.line + "\n"))
        #expect(page.status == 303)
        #expect(page.location == "/imports/1")
        let record = try await ended(scene)
        #expect(record.state == .done)
        #expect(record.files.map(\.path) == ["a.json"])
        #expect(record.author == browser.name)
        #expect(record.counts.findings > 0)
        #expect(try await scene.console.hosts.hosts().map(\.name) == ["PC-1"])
        let lines = try await scene.console.logs.lines(LogQuery(), limit: 10, after: nil).lines
        #expect(lines.map(\.event.origin.file) == ["a.json"])
        for _ in 0..<12_000
        where try !FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty)
        #expect(try await browser.get("/imports").text.contains("a.json"))
        #expect(try await browser.get("/imports/1").text.contains("done"))
        #expect(try await browser.get("/alerts").text.contains("ftp.exe"))
    }

    @Test("what was accepted before the server ended is taken in by the next one; what broke off is gone")
    func resumes() async throws {
        let scene = try ConsoleScene()
        let folder = scene.folder + "/uploads/A"
        for path in [folder, scene.folder + "/uploads/B.part"] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            try Data((Self.line + "\n").utf8).write(to: URL(filePath: path + "/a.json"))
        }
        try Data("hanako".utf8).write(to: URL(filePath: folder + ".author"))
        await ImportsPage.resume(scene.console)
        let record = try await ended(scene)
        #expect(record.author == "hanako")
        #expect(record.files.map(\.path) == ["a.json"])
        #expect(record.counts.added > 0)
        #expect(try await scene.console.imports.records(limit: 9, before: nil).count == 1)
        for _ in 0..<12_000
        where try !FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty)
    }

    @Test("an upload without the form's token is refused and leaves nothing behind", arguments: ["", "0000"])
    func refusesForeign(token: String) async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        #expect(try await send(browser, form(browser, token: token, Self.line)).status == 403)
        #expect(try await send(browser, form(browser, Self.line), to: "/sign-out").status == 415)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty)
        #expect(try await scene.console.imports.records(limit: 1, before: nil).isEmpty)
    }

    @Test("an upload that breaks off, or holds no file, imports nothing and says so")
    func refusesBroken() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser()
        let whole = form(browser, Self.line)
        #expect(try await send(browser, String(whole.dropLast(8))).status == 400)
        #expect(try await send(browser, form(browser, file: "", "")).status == 422)
        #expect(try await scene.console.imports.records(limit: 1, before: nil).isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty)
    }

    @Test("who may not import is refused before a byte is kept")
    func refusesRole() async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser(.viewer)
        #expect(try await send(browser, form(browser, Self.line)).status == 403)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scene.folder + "/uploads").isEmpty)
    }
}
