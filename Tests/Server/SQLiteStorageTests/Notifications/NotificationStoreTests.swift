import SQLiteStorage
import StorageContract
import Testing

@Suite struct NotificationStoreTests {
    private let control: TemporaryControl
    private let store: SQLiteNotificationStore
    private let alerts: SQLiteAlertStore

    init() throws {
        control = try TemporaryControl()
        store = SQLiteNotificationStore(control.database)
        alerts = SQLiteAlertStore(control.database)
    }

    @Test("channels and rules come out as they went in")
    func keepsChannelsAndRules() async throws {
        try await NotificationStoreContract.keepsChannelsAndRules(store)
    }

    @Test("new alerts are news, and those that become worse")
    func news() async throws {
        try await NotificationStoreContract.tellsNews(store, alerts)
    }

    @Test("alerts of one rule and channel go together within the gap; what is held delays nothing else")
    func collects() async throws {
        try await NotificationStoreContract.collects(store, alerts)
    }

    @Test("a message goes through its states, one at a time for each channel")
    func sends() async throws {
        try await NotificationStoreContract.sends(store)
    }
}
