import Accounts
import Alerting
import Console
import Events
import Evidence
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Intake
import Keys
import Link
import Logging
import NIOCore
import Notifications
import SQLiteStorage
import Storage

/// A console over stores of its own, as a browser sees it: with cookies, forms and their tokens.
final class ConsoleScene: Sendable {
    let folder: String
    let control: ControlDatabase
    let console: Console

    /// - Parameters:
    ///   - log: What the console logs; nobody looks otherwise.
    ///   - now: What the console takes for the present.
    init(log: Logger? = nil, now: @escaping @Sendable () -> Timestamp = { .now }) throws {
        folder = FileManager.default.temporaryDirectory.path + "/console-\(UUID().uuidString)"
        for path in [folder, folder + "/logs", folder + "/uploads"] {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        control = try ControlDatabase(path: folder + "/control.sqlite")
        let logs = SQLiteLogStore(folder: folder + "/logs", damagedFolder: folder + "/damaged")
        let (alerts, imports) = (SQLiteAlertStore(control), SQLiteImportStore(control))
        let (hosts, policies) = (SQLiteHostStore(control), SQLitePolicyStore(control))
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        if let log { logger = log }
        var console = Console(
            logs: logs, alerts: alerts, imports: imports, hosts: hosts, groups: SQLiteGroupStore(control),
            policies: policies,
            people: People(
                PeopleStores(control), box: SecretBox(key: Array(repeating: 7, count: 32))!,
                hash: PasswordHash(cost: 4), now: now),
            searches: SQLiteSavedSearchStore(control), settings: SQLiteSettingsStore(control),
            exceptions: SQLiteExceptionStore(control), notifications: SQLiteNotificationStore(control),
            sender: ChannelSender(SecretBox(key: Array(repeating: 7, count: 32))!, now: now),
            writer: MessageWriter(.console, zone: .gmt),
            importer: Importer(
                logs: logs,
                findings: AlertGrouping(
                    alerts, except: ExceptionCover(SQLiteExceptionStore(control), hosts: hosts, now: now)),
                imports: imports, hosts: hosts, policies: policies, jobs: 1
            ),
            live: Live(), uploads: folder + "/uploads", logger: logger, now: now)
        let agents = SQLiteAgentStore(control)
        console.agents = AgentDesk(
            store: agents, office: AgentOffice(agents, audit: console.audit, link: nil, now: now),
            evidence: SQLiteEvidenceStore(control),
            vault: EvidenceVault(
                folder: folder + "/evidence", box: SecretBox(key: Array(repeating: 7, count: 32))!),
            pin: String(repeating: "ab", count: 32), port: 8_444)
        self.console = console
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Somebody of a role, signed in.
    func browser(_ role: Role = .administrator, language: String = "en") async throws -> Browser {
        let name = role.rawValue + "-" + UUID().uuidString.prefix(6)
        let account = try await console.people.stores.accounts.addAccount(
            name, role: role, password: try PasswordHash(cost: 4).make("a password of tests"),
            mustChangePassword: false, at: console.now())
        let token = try await console.sessions.start(account, from: "")
        return Browser(scene: self, name: name, token: token.exposed, language: language)
    }

    /// Nobody, not signed in.
    func stranger(language: String = "en") -> Browser {
        Browser(scene: self, name: "", token: nil, language: language)
    }
}

/// What a browser does: asks for pages and sends their forms.
struct Browser: Sendable {
    let scene: ConsoleScene
    let name: String
    var token: String?
    let language: String
    /// Besides the session's.
    var cookies = ""

    struct Page: Sendable {
        var status: Int
        var headers: HTTPFields
        var text: String
        /// The body as it came.
        var bytes: [UInt8] = []

        var location: String { headers[.location] ?? "" }

        /// What a cookie is set to; nil where it is not set.
        func cookie(_ name: String) -> String? {
            headers[values: .setCookie].first { $0.hasPrefix(name + "=") }
                .flatMap { $0.dropFirst(name.count + 1).split(separator: ";").first.map(String.init) }
        }

        /// The value of the first field of a name.
        func field(_ name: String) -> String? {
            guard let start = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
            return text[start.upperBound...].split(separator: "\"", omittingEmptySubsequences: false).first.map(
                String.init)
        }
    }

    func get(_ address: String) async throws -> Page {
        try await send(address, .get, headers: [:], body: "")
    }

    /// - Parameter token: The form's; nil for the right one.
    func post(_ address: String, _ fields: [(String, String)], token given: String? = nil) async throws -> Page {
        let right = token.map { Sessions.formToken($0).exposed } ?? ""
        let body = ([("_token", given ?? right)] + fields)
            .map { PageAddress.escaped($0.0) + "=" + PageAddress.escaped($0.1) }.joined(separator: "&")
        return try await send(
            address, .post, headers: [.contentType: "application/x-www-form-urlencoded"], body: body)
    }

    func send(_ address: String, _ method: HTTPRequest.Method, headers: HTTPFields, body: String) async throws -> Page {
        var headers = headers
        headers[.acceptLanguage] = language
        headers[.cookie] = (token.map { "__Host-session=\($0); " } ?? "") + cookies
        let application = Application(router: ConsoleRouter.make(scene.console), logger: scene.console.logger)
        return try await application.test(.router) { [headers] client in
            try await client.execute(
                uri: address, method: method, headers: headers, body: ByteBuffer(string: body)
            ) { response in
                Page(
                    status: response.status.code, headers: response.headers,
                    text: String(buffer: response.body), bytes: Array(buffer: response.body))
            }
        }
    }
}
