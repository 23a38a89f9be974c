import Accounts
import ExampleFiles
import Foundation
import HTTPTypes
import Intake
import Storage

@testable import Console

extension ConsoleScene {
    /// A token of somebody of a role.
    func apiToken(_ role: Role = .administrator) async throws -> String {
        let account = try await console.people.stores.accounts.addAccount(
            role.rawValue + "-" + UUID().uuidString.prefix(6), role: role,
            password: try PasswordHash(cost: 4).make("a password of tests"), mustChangePassword: false,
            at: console.now())
        return try await console.people.tokens.make("test", role: role, expires: nil, for: account, from: "").token
            .exposed
    }

    /// A program that calls the API.
    func program(_ role: Role = .administrator) async throws -> Program {
        Program(scene: self, token: try await apiToken(role))
    }

    /// The example recordings, taken in.
    func importExamples() async throws {
        let examples = folder + "/examples"
        try FileManager.default.createDirectory(atPath: examples, withIntermediateDirectories: true)
        for (name, bytes) in try ExampleFiles.all() {
            try Data(bytes).write(to: URL(filePath: examples + "/" + name))
        }
        _ = try await console.importer.start([examples], author: "sato").result()
    }
}

struct Program: Sendable {
    let scene: ConsoleScene
    var token: String?

    struct Answer: Sendable {
        var status: Int
        var headers: HTTPFields
        var json: JSON

        var code: String? { json["error"]?["code"]?.string }
        var items: [JSON] { if case .array(let items) = json["items"] { items } else { [] } }
    }

    func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: String = "", type: String = "application/json",
        headers: HTTPFields = [:]
    ) async throws -> Answer {
        var headers = headers
        if let token { headers[.authorization] = "Bearer " + token }
        if !body.isEmpty { headers[.contentType] = type }
        let page = try await scene.stranger().send("/api/v1" + path, method, headers: headers, body: body)
        let json = page.text.isEmpty ? JSON.null : try JSONDecoder().decode(JSON.self, from: Data(page.text.utf8))
        return Answer(status: page.status, headers: page.headers, json: json)
    }

    func get(_ path: String) async throws -> Answer { try await call(.get, path) }
}
