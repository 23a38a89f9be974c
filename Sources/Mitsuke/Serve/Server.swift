import Accounts
import Alerting
import ArgumentParser
import Console
import Detection
import Errands
import Events
import Evidence
import Foundation
import Intake
import Keys
import Link
import Logging
import Notifications
import ServiceLifecycle
import Storage
import UnixSignals

/// The management server: everything it is made of, in the order in which it starts.
struct Server {
    private let configuration: ServeConfiguration
    private let language: Language

    init(_ configuration: ServeConfiguration, _ language: Language) {
        self.configuration = configuration
        self.language = language
    }

    /// Runs until it is told to end.
    ///
    /// - Throws: `ExitCode` after saying why it cannot serve.
    func run() throws {
        var store = try OpenStore(configuration.data, language)
        var logger = Logger(label: "mitsuke.serve") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = configuration.logLevel
        let keys = try keys(store.folder)
        let identity = try identity(keys)
        let people = People(store.people, box: keys.box, now: { .now })
        let live = Live()
        store.live = live
        let condition = ServerCondition()
        let folder = store.folder.path
        let intake = IntakeCounters()
        store.logs = GuardedLogStore(
            store.logs, condition, counters: intake,
            watch: DiskWatch(condition, logger: logger) { DiskSpace.of(folder) })
        if configuration.agents != nil { OpenFiles.raiseLimit() }
        let link = configuration.agents == nil ? nil : try link(store, keys, logger)
        store.link = link
        let uploads = try uploadFolder(store.folder)
        var console = Console(
            logs: store.logs, alerts: store.alerts, imports: store.imports, hosts: store.hosts, groups: store.groups,
            policies: store.policies, people: people, searches: store.searches, settings: store.settings,
            exceptions: store.exceptions, notifications: store.notifications,
            sender: ChannelSender(keys.box, now: { .now }),
            writer: MessageWriter(.console, zone: .current),
            importer: store.importer(jobs: Self.jobs), live: live,
            uploads: uploads, condition: condition, logger: logger)
        console.intake = intake
        console.agents = AgentDesk(
            store: store.agents,
            office: AgentOffice(store.agents, audit: people.audit, link: link, now: { .now }),
            evidence: store.evidence,
            vault: vault(store, keys),
            pin: try AgentCertificates(keys).pin, port: configuration.agents?.port)
        let first = try first(console)
        let (host, shown) = (configuration.host, language)
        let server = ConsoleServer(console, host: host, port: configuration.port, identity: identity) { port in
            Self.greet(host, port, first, shown)
        }
        let socket = LocalSocket(
            store.folder.socket, place: store, kinds: StoreErrands.all, logger: logger)
        let upkeep = Upkeep(
            logs: store.logs, settings: store.settings, condition: condition, logger: logger,
            disk: { DiskSpace.of(folder) },
            dropped: { [audit = people.audit] days in
                try await audit.record("logs.drop", by: "mitsuke", from: "", subject: days.joined(separator: " "))
            })
        let dispatcher = Dispatcher(
            store.notifications, alerts: store.alerts, hosts: store.hosts, settings: store.settings,
            sender: console.sender, writer: console.writer, logger: logger, now: { .now })
        let auditHead = AuditHeadExport(store.audit, to: store.notifications, logger: logger, now: { .now })
        var services: [any Service] = [upkeep, dispatcher, auditHead, server, socket, PeopleSweep(people, logger)]
        if let link, let address = configuration.agents { services.append(try agents(address, link, keys)) }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services,
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: logger))
        do {
            try Waiting.wait { try await group.run() }
        } catch {
            let text = Text(en: "the server ended: \(error)", ja: "サーバーが停止しました: \(error)")
            Diagnostics.error(VisibleText.escaped(text[language]))
            throw ExitCode(2)
        }
    }

    private static let jobs = min(ProcessInfo.processInfo.activeProcessorCount, 8)

    private func keys(_ folder: DataFolder) throws -> KeyRing {
        let keyFile = configuration.keyFile.isEmpty ? DataFolder.defaultKeyFile(folder.path) : configuration.keyFile
        do throws(KeyError) { return try KeyRing(folder: folder.keys, keyFile: keyFile) } catch {
            Diagnostics.error(error.text[language])
            throw ExitCode(2)
        }
    }

    private func identity(_ keys: KeyRing) throws -> ServerIdentity {
        do {
            if !configuration.certificate.isEmpty {
                return try ServerIdentity(
                    certificateFile: configuration.certificate, keyFile: configuration.certificateKey)
            }
            return try ServerIdentity(keys, hosts: certificateHosts)
        } catch let error as KeyError {
            Diagnostics.error(error.text[language])
            throw ExitCode(2)
        } catch {
            Diagnostics.error(VisibleText.escaped("\(error)"))
            throw ExitCode(2)
        }
    }

    private func vault(_ store: OpenStore, _ keys: KeyRing) -> EvidenceVault {
        EvidenceVault(folder: store.folder.path + "/evidence", box: keys.box)
    }

    private func link(_ store: OpenStore, _ keys: KeyRing, _ logger: Logger) throws -> AgentLink {
        try orExit {
            try AgentLink(
                store: store.agents, logs: store.logs, findings: store.findings, hosts: store.hosts,
                policies: store.policies, settings: store.settings, evidence: store.evidence,
                vault: vault(store, keys), audit: store.auditLog, ring: keys, logger: logger,
                now: { .now })
        }
    }

    /// The listener for agents. They know the server by its own authority, whatever certificate the console shows.
    private func agents(
        _ address: ServeConfiguration.Address, _ link: AgentLink, _ keys: KeyRing
    ) throws -> LinkServer {
        let identity = try orExit { try ServerIdentity(keys, hosts: certificateHosts) }
        let language = language
        return LinkServer(link, host: address.host, port: address.port, identity: identity) { port in
            let line = Text(en: "Agents connect to port \(port)", ja: "エージェントの待ち受けポート: \(port)")
            _ = Descriptor.write(Array((line[language] + "\n").utf8), to: 1)
        }
    }

    private func orExit<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let error as KeyError {
            Diagnostics.error(error.text[language])
        } catch {
            Diagnostics.error(VisibleText.escaped("\(error)"))
        }
        throw ExitCode(2)
    }

    /// The names under which this machine may be reached.
    private var certificateHosts: [String] {
        var hosts = ["localhost", "127.0.0.1", "::1", ProcessInfo.processInfo.hostName]
        if configuration.host != "0.0.0.0", configuration.host != "::" { hosts.append(configuration.host) }
        hosts += configuration.names
        return hosts.reduce(into: []) { if !$1.isEmpty, !$0.contains($1) { $0.append($1) } }
    }

    private func uploadFolder(_ folder: DataFolder) throws -> String {
        let path = folder.path + "/uploads"
        do {
            if !FileManager.default.fileExists(atPath: path) {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
            }
            return path
        } catch {
            Diagnostics.error(VisibleText.escaped(path) + ": " + VisibleText.escaped("\(error)"))
            throw ExitCode(2)
        }
    }

    /// The one-time password of the first administrator, where there was nobody yet.
    private func first(_ console: Console) throws -> String? {
        try Waiting.wait {
            _ = try await console.imports.interruptRunning(at: console.now())
            return try await console.people.makeFirstAdministrator()?.exposed
        }
    }

    private static func greet(_ host: String, _ port: Int, _ password: String?, _ language: Language) {
        let shown = host == "0.0.0.0" || host == "::" ? ProcessInfo.processInfo.hostName : host
        let address = "https://" + (shown.contains(":") ? "[\(shown)]" : shown) + ":\(port)/"
        var lines = Text(en: "Mitsuke serves at \(address)", ja: "見附を起動しました: \(address)")[language] + "\n"
        if password != nil, ProcessInfo.processInfo.environment["JOURNAL_STREAM"] != nil {
            // Too many may read the journal, for too long.
            lines +=
                Text(
                    en:
                        "Nobody has signed in yet; `mitsuke user password` gives \(FirstAdministrator.name) a one-time password",
                    ja: "最初のサインイン用のワンタイムパスワードは `mitsuke user password`（利用者名 \(FirstAdministrator.name)）で発行してください")[
                    language] + "\n"
        } else if let password {
            lines +=
                Text(
                    en: "First sign-in: name \(FirstAdministrator.name), one-time password \(password)",
                    ja: "最初のサインイン: 利用者名 \(FirstAdministrator.name)、ワンタイムパスワード \(password)")[language] + "\n"
            lines +=
                Text(
                    en: "It is shown this once. You choose your own when you sign in.",
                    ja: "このパスワードは一度だけ表示されます。サインイン後に、新しいパスワードを設定します。")[language] + "\n"
        }
        _ = Descriptor.write(Array(lines.utf8), to: 1)
    }
}
