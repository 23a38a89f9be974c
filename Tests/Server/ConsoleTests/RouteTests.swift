import Accounts
import Detection
import HTTPTypes
import Hummingbird
import Storage
import Testing

@testable import Console

/// Goes through every route there is. A route that is missing in the table fails here: say first who may use it.
@Suite struct RouteTests {
    private enum Who: CaseIterable {
        /// Also those who are not signed in.
        case everybody
        /// Who is signed in.
        case anybody
        case watchers, auditors, analysts, administrators

        var roles: Set<Role> {
            switch self {
            case .everybody, .anybody: Set(Role.allCases)
            case .watchers: [.administrator, .analyst, .viewer]
            case .auditors: [.administrator, .auditor]
            case .analysts: [.administrator, .analyst]
            case .administrators: [.administrator]
            }
        }

        var pages: String {
            switch self {
            case .everybody:
                "GET /health, GET /metrics, GET /sign-in, POST /sign-in, POST /sign-in/code, POST /sign-out"
            case .anybody:
                """
                GET /, GET /live, GET /password, POST /password, GET /account, POST /account/display, \
                POST /account/sessions/end, GET /account/second-factor, POST /account/second-factor, \
                POST /account/second-factor/change, POST /account/tokens, POST /account/tokens/revoke
                """
            case .watchers: "GET /alerts, GET /alerts/{id}, GET /hosts, GET /hosts/{name}, GET /groups, GET /agents"
            case .auditors: "GET /people, GET /audit, GET /audit/export, POST /audit/verify"
            case .analysts:
                """
                POST /alerts/{id}/state, POST /alerts/{id}/assignee, POST /alerts/{id}/comment, \
                GET /alerts/{id}/normal, POST /alerts/{id}/normal, GET /exceptions, POST /exceptions/{id}/end, \
                GET /logs, GET /logs/export, POST /logs/searches, POST /logs/searches/{id}/remove, POST /logs/reason, \
                GET /hosts/{name}/command, POST /hosts/{name}/command, GET /hosts/{name}/commands, \
                POST /hosts/{name}/commands/{number}/withdraw, GET /evidence, GET /evidence/{id}, \
                POST /evidence/{id}/download, GET /process, GET /imports, POST /imports, GET /imports/{id}, POST /imports/{id}/cancel, \
                GET /policies, GET /policies/watch/{watch}, GET /policies/watch/{watch}/{list}, \
                GET /policies/history, GET /policies/history/{number}, GET /policies/file
                """
            case .administrators:
                """
                POST /hosts, POST /hosts/{name}, POST /hosts/{name}/remove, POST /groups, POST /groups/{id}/rename, \
                POST /groups/{id}/remove, POST /agents/tokens, POST /agents/tokens/{id}/remove, \
                POST /agents/{id}/approve, POST /agents/{id}/revoke, POST /agents/{id}/removal, POST /evidence/{id}/remove, GET /hosts-import, POST /hosts-import, POST /hosts-import/apply, \
                POST /imports/{id}/remove, GET /settings, POST /settings, \
                POST /policies/watch/{watch}, POST /policies/watch/{watch}/{list}, \
                POST /policies/watch/{watch}/{list}/reset, POST /policies/history/{number}/restore, \
                POST /policies/file, POST /policies/groups/{id}, POST /policies/groups/{id}/remove, POST /people, GET /people/{id}, POST /people/{id}/role, \
                POST /people/{id}/disable, POST /people/{id}/enable, POST /people/{id}/second-factor-off, \
                POST /people/{id}/password, POST /people/{id}/sessions/end, POST /people/{id}/tokens/revoke, \
                GET /notifications, GET /notifications/outbox, POST /notifications/outbox/{id}/retry, \
                GET /notifications/rules/new, POST /notifications/rules, GET /notifications/rules/{id}, \
                POST /notifications/rules/{id}, POST /notifications/rules/{id}/remove, \
                GET /notifications/channels/new, POST /notifications/channels, GET /notifications/channels/{id}, \
                POST /notifications/channels/{id}, POST /notifications/channels/{id}/test, \
                POST /notifications/channels/{id}/remove
                """
            }
        }

        var operations: String {
            switch self {
            case .everybody: ""
            case .anybody: "getMe, getCondition"
            case .watchers:
                "listAlerts, getAlert, listEvidence, listHistory, listHosts, getHost, listGroups"
            case .auditors: "listPeople, listAudit, verifyAudit"
            case .analysts:
                """
                changeAlert, addComment, listExceptions, getException, previewException, addException, endException, \
                listCommands, giveCommand, withdrawCommand, listImports, addImport, getImport, listImportProblems, cancelImport, \
                searchLogs, countLogs, getProcessChain, listPolicies, getCurrentPolicy, getPolicy
                """
            case .administrators:
                """
                describeHost, removeHost, addGroup, renameGroup, removeGroup, removeImport, addPerson, changePerson, \
                putPolicy, removeGroupPolicy, getSettings, changeSettings, listChannels, getChannel, addChannel, changeChannel, \
                removeChannel, testChannel, listRules, addRule, changeRule, removeRule, listOutbox, retryMessage
                """
            }
        }

        static func named(_ name: String, _ list: KeyPath<Who, String>) -> Who? {
            allCases.first { $0[keyPath: list].split(separator: ", ").contains { $0 == name } }
        }
    }

    private struct Route: Sendable {
        var method: HTTPRequest.Method
        var path: String
        var name: String { method.rawValue + " " + path }
        var address: String {
            path.replacing("{name}", with: "PC-1").replacing("{watch}", with: "registry")
                .replacing("{list}", with: "rules").replacing(/\{\w+\}/, with: "1")
        }
        var isOpen: Bool { Who.named(name, \.pages) == .everybody }
    }

    private static func routes(_ scene: ConsoleScene) -> [Route] {
        let list = RouteList()
        _ = ConsoleRouter.make(scene.console, list: list)
        return list.all.filter { !$0.path.description.hasPrefix("/assets/") }.map {
            Route(method: $0.method, path: $0.path.description)
        }
    }

    private static func refusals(_ scene: ConsoleScene) async throws -> Int {
        try await scene.console.people.stores.audit.newestEntries(limit: 10_000)
            .count { $0.record.action == "access.refused" }
    }

    private static let type = HTTPFields(
        dictionaryLiteral: (.contentType, "application/x-www-form-urlencoded"))

    @Test("the table holds every page and every operation, and nothing else")
    func complete() throws {
        let routes = Set(Self.routes(try ConsoleScene()).map(\.name))
        let known = Who.allCases.flatMap { $0.pages.split(separator: ", ").map(String.init) }
        #expect(routes.subtracting(known) == [], "say who may use it")
        #expect(Set(known).subtracting(routes) == [], "there is no such page any more")
        #expect(known.count == Set(known).count)
        let operations = Set(ApiOperations.all.map(\.id))
        let named = Who.allCases.flatMap { $0.operations.split(separator: ", ").map(String.init) }
        #expect(operations.subtracting(named) == [])
        #expect(Set(named).subtracting(operations) == [])
    }

    @Test(
        "each page is for those roles that the table says, and a refusal is in the audit log", arguments: Role.allCases)
    func pages(_ role: Role) async throws {
        let scene = try ConsoleScene()
        let browser = try await scene.browser(role)
        for route in Self.routes(scene) where !route.isOpen && route.path != "/live" {
            let who = try #require(Who.named(route.name, \.pages), "\(route.name)")
            let before = try await Self.refusals(scene)
            let page =
                route.method == .get ? try await browser.get(route.address) : try await browser.post(route.address, [])
            let isRefused = try await Self.refusals(scene) > before
            #expect(isRefused == !who.roles.contains(role), "\(role.rawValue) \(route.name): \(page.status)")
            #expect(isRefused == (page.status == 403) || route.path.hasPrefix("/password"), "\(route.name)")
            #expect(page.status < 500, "\(role.rawValue) \(route.name): \(page.status)")
        }
    }

    @Test("nobody gets anywhere without signing in")
    func strangers() async throws {
        let scene = try ConsoleScene()
        let stranger = scene.stranger()
        for route in Self.routes(scene) where !route.isOpen {
            let page = try await stranger.send(route.address, route.method, headers: Self.type, body: "")
            if route.path == "/live" {
                #expect(page.status == 401)
            } else {
                #expect(page.status == 303 && page.location.hasPrefix("/sign-in"), "\(route.name): \(page.status)")
            }
        }
    }

    @Test("with a password that somebody else gave, there is only the choice of another")
    func oneTime() async throws {
        let scene = try ConsoleScene()
        let account = try await scene.console.people.stores.accounts.addAccount(
            "new", role: .administrator, password: try PasswordHash(cost: 4).make("a password of tests"),
            mustChangePassword: true, at: scene.console.now())
        let token = try await scene.console.sessions.start(account, from: "").exposed
        let browser = Browser(scene: scene, name: "new", token: token, language: "en")
        for route in Self.routes(scene) where !route.isOpen && route.path != "/live" && route.path != "/password" {
            let page =
                route.method == .get ? try await browser.get(route.address) : try await browser.post(route.address, [])
            #expect(page.status == 303 && page.location == "/password", "\(route.name): \(page.status)")
        }
        #expect(try await browser.get("/api/v1/me").status == 403)
    }

    @Test("no form does anything without its token, with that of another session, or from another site")
    func forms() async throws {
        let scene = try ConsoleScene()
        let (browser, other) = (try await scene.browser(), try await scene.browser())
        let foreign = Sessions.formToken(try #require(other.token)).exposed
        let own = Sessions.formToken(try #require(browser.token)).exposed
        for route in Self.routes(scene) where route.method != .get {
            for token in ["", foreign] {
                #expect(try await browser.post(route.address, [], token: token).status == 403, "\(route.name)")
            }
            for header in [
                ("Sec-Fetch-Site", "same-site"), ("Origin", "https://elsewhere.example"), ("Origin", "null"),
            ] {
                var headers = Self.type
                headers[try #require(HTTPField.Name(header.0))] = header.1
                headers[.init("Host")!] = "console.example"
                let page = try await browser.send(route.address, .post, headers: headers, body: "_token=" + own)
                #expect(page.status == 403, "\(route.name) \(header)")
            }
        }
    }

    @Test("each operation of the API is for those roles that the table says", arguments: Role.allCases)
    func operations(_ role: Role) async throws {
        let scene = try ConsoleScene()
        let program = try await scene.program(role)
        let stranger = Program(scene: scene, token: nil)
        for operation in ApiOperations.all {
            let who = try #require(Who.named(operation.id, \.operations), "\(operation.id)")
            let path = operation.path.replacing("{name}", with: "PC-1").replacing(/\{\w+\}/, with: "1")
            let answer = try await program.call(operation.method, path)
            #expect((answer.status == 403) == !who.roles.contains(role), "\(role.rawValue) \(operation.id)")
            #expect(answer.status != 401 && answer.status < 500, "\(operation.id): \(answer.status)")
            #expect(try await stranger.call(operation.method, path).status == 401, "\(operation.id)")
        }
    }

    @Test("an address that is used in a wrong way is told from none, in the language of the account")
    func methods() async throws {
        let scene = try ConsoleScene()
        var browser = try await scene.browser()
        let account = try await scene.console.people.stores.accounts.account(named: browser.name)
        try await scene.console.people.changes.setDisplay(account, language: .ja, timeZone: nil, from: "")
        for (address, method, allowed) in [
            ("/sign-out", HTTPRequest.Method.get, "POST"), ("/alerts", .post, "GET, HEAD"),
            ("/alerts/1", .delete, "GET, HEAD"),
            ("/groups", .put, "GET, HEAD, POST"), ("/health", .post, "GET, HEAD"),
        ] {
            let page = try await browser.send(address, method, headers: [:], body: "")
            #expect(page.status == 405 && page.headers[.allow] == allowed, "\(method) \(address): \(page.status)")
            #expect(page.text.contains("<h1>"))
        }
        for address in ["/nowhere", "/alerts/99", "/hosts/none"] {
            let page = try await browser.get(address)
            #expect(page.status == 404 && page.text.contains("ページが見つかりません"), "\(address)")
            #expect(page.text.contains("<html lang=\"ja\">"))
        }
        browser.token = nil
        #expect(try await browser.get("/nowhere").text.contains("There is no such page"))
    }

    @Test("HEAD says what GET says, without the body, and asks for the same permission")
    func heads() async throws {
        let scene = try ConsoleScene()
        let viewer = try await scene.browser(.viewer)
        for (address, status) in [
            ("/health", 200), ("/sign-in", 303), ("/alerts", 200), ("/audit", 403), ("/nowhere", 404),
            ("/sign-out", 405), ("/api/v1/alerts", 405), ("/live", 200),
        ] {
            let page = try await viewer.send(address, .head, headers: [:], body: "")
            #expect(page.status == status && page.text.isEmpty, "\(address): \(page.status)")
        }
        #expect(try await scene.stranger().send("/alerts", .head, headers: [:], body: "").status == 303)
    }
}
