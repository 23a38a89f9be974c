import Foundation
import Testing

/// `mitsuke user …` and what it leaves in the audit log.
@Suite struct UserTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
    }

    private func run(_ arguments: String..., data: Bool = true) throws -> Program.Outcome {
        try Program.run(
            arguments + (data ? ["--data", "store"] : []), in: folder, environment: ["LANG": "en_US.UTF-8"])
    }

    @Test("adds accounts, changes them, lists them, and writes it all down")
    func everything() throws {
        let added = try run("user", "add", "admin", "--role", "administrator")
        #expect(added.status == 0)
        let password = try #require(added.text.split(separator: "\n").first?.split(separator: " ").last)
        #expect(password.count == 23)
        #expect(try run("user", "add", "佐藤", "--role", "viewer").status == 0)
        #expect(try run("user", "role", "佐藤", "analyst").text == "佐藤 is now analyst.\n")
        #expect(try run("user", "disable", "佐藤").status == 0)
        let listed = try run("user", "list").objects()
        #expect(listed.map { $0["user.name"] as? String } == ["admin", "佐藤"])
        #expect(listed.map { $0["mitsuke.role"] as? String } == ["administrator", "analyst"])
        #expect(listed.map { $0["mitsuke.disabled"] as? Bool } == [false, true])
        #expect(try run("user", "enable", "佐藤").status == 0)
        let reset = try run("user", "password", "佐藤").text
        #expect(reset.hasPrefix("One-time password of 佐藤: "))
        let trail = try run("audit", "list").objects()
        #expect(
            trail.map { $0["event.action"] as? String } == [
                "account.add", "account.add", "account.role", "account.disable", "account.enable",
                "account.password-reset",
            ])
        #expect(trail.allSatisfy { ($0["user.name"] as? String)?.hasPrefix("mitsuke (") == true })
        #expect(try run("audit", "verify").status == 0)
        let all = try run("audit", "list", "--format", "csv").text + run("user", "list", "--format", "text").text
        #expect(!all.contains(password))
    }

    @Test("says why a change cannot be made")
    func refused() throws {
        _ = try run("user", "add", "admin", "--role", "administrator")
        let cases = [
            (["disable", "admin"], "nobody would be left who may administer"),
            (["role", "admin", "viewer"], "nobody would be left who may administer"),
            (["disable", "nobody"], "there is no such account"),
            (["add", "ADMIN", "--role", "viewer"], "there is an account of that name"),
            (["add", " ", "--role", "viewer"], "a name has 1 to 64 visible characters"),
            (["second-factor-off", "admin"], "there is no second factor"),
        ]
        for (arguments, why) in cases {
            let outcome = try Program.run(
                ["user"] + arguments + ["--data", "store", "--lang", "en"], in: folder)
            #expect(outcome.status == 1 && outcome.errors.contains(why), "\(arguments): \(outcome.errors)")
        }
        #expect(try run("user", "role", "admin", "king").status == 64)
        #expect(try run("user", "list", data: false).status == 64)
    }

    @Test("lists the newest entries of the audit log in every form")
    func forms() throws {
        for number in 1...3 { _ = try run("user", "add", "=a\(number)", "--role", "viewer") }
        #expect(
            try run("audit", "list", "--limit", "2").objects().map { $0["mitsuke.audit.number"] as? Int } == [2, 3])
        let table = try run("audit", "list", "--format", "csv")
        #expect(table.output.starts(with: [0xef, 0xbb, 0xbf]))
        let rows = table.text.split(separator: "\r\n")
        #expect(rows.count == 4 && rows[1].contains("\"'=a1\""))
        let text = try run("audit", "list", "--format", "text").lines
        #expect(text.count == 3 && text[2].contains("#3") && text[2].contains("added an account  =a3  viewer"))
        #expect(try run("audit", "list", "--limit", "0").status == 64)
    }
}
