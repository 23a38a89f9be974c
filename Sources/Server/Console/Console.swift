import Accounts
import Alerting
import Detection
import Events
import Intake
import Logging
import Notifications
import Storage

/// What the console's pages work on. Assembled by the executable.
package struct Console: Sendable {
    package var logs: any LogStore
    package var alerts: any AlertStore
    package var imports: any ImportStore
    package var hosts: any HostStore
    package var groups: any GroupStore
    package var policies: any PolicyStore
    package var people: People
    package var searches: any SavedSearchStore
    package var settings: any SettingsStore
    package var exceptions: any ExceptionStore
    package var notifications: any NotificationStore
    package var sender: ChannelSender
    package var writer: MessageWriter
    package var importer: Importer
    package var live: Live
    package let running = RunningImports()
    package let requests = RequestCounters()
    package var intake = IntakeCounters()
    /// Nil where this console knows of no agents.
    package var agents: AgentDesk?
    /// A folder of this server's own on the data folder's disk, for files that are being uploaded.
    package var uploads: String
    /// What is wrong with the server now.
    package var condition: ServerCondition
    package var logger: Logger
    package var now: @Sendable () -> Timestamp

    package init(
        logs: any LogStore, alerts: any AlertStore, imports: any ImportStore, hosts: any HostStore,
        groups: any GroupStore, policies: any PolicyStore, people: People,
        searches: any SavedSearchStore, settings: any SettingsStore, exceptions: any ExceptionStore,
        notifications: any NotificationStore, sender: ChannelSender, writer: MessageWriter, importer: Importer,
        live: Live,
        uploads: String, condition: ServerCondition = ServerCondition(), logger: Logger,
        now: @escaping @Sendable () -> Timestamp = { .now }
    ) {
        self.logs = logs
        self.alerts = alerts
        self.imports = imports
        self.hosts = hosts
        self.groups = groups
        self.policies = policies
        self.people = people
        self.searches = searches
        self.settings = settings
        self.exceptions = exceptions
        self.notifications = notifications
        self.sender = sender
        self.writer = writer
        self.importer = importer
        self.live = live
        self.uploads = uploads
        self.condition = condition
        self.logger = logger
        self.now = now
    }

    package var sessions: Sessions { people.sessions }
    package var audit: AuditLog { people.audit }
}
