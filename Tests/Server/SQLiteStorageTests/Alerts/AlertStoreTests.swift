import Detection
import Events
import GRDB
import Storage
import StorageContract
import Testing

@testable import SQLiteStorage

@Suite struct AlertStoreTests {
    private let control: TemporaryControl
    private let store: SQLiteAlertStore

    init() throws {
        control = try TemporaryControl()
        store = SQLiteAlertStore(control.database)
    }

    private func finding(_ seconds: Int64) -> AlertFinding {
        AlertStoreContract.finding(seconds)
    }

    @Test(
        "the order in which findings come does not matter",
        arguments: [[0, 50, 100, 300, 340], [340, 0, 300, 100, 50], [100, 0, 50, 340, 300], [50, 100, 300, 0, 340]])
    func order(_ seconds: [Int64]) async throws {
        let alerts = try await AlertStoreContract.outcome(
            store, seconds.map { AlertStoreContract.finding($0, level: $0 == 50 ? .critical : .low) },
            windowSeconds: 60)
        #expect(alerts.map(\.count) == [2, 3])
        #expect(alerts.map(\.first) == [.seconds(300), .seconds(0)])
        #expect(alerts.map(\.last) == [.seconds(340), .seconds(100)])
        #expect(alerts.map(\.level) == [.low, .critical])
        #expect(alerts.map(\.user) == ["CORP\\user300", "CORP\\user0"])
        #expect(alerts.map(\.program) == ["C:\\300\\reg.exe", "C:\\0\\reg.exe"])
    }

    @Test("the same finding counts once, whatever the case of its host")
    func twice() async throws {
        let again = AlertStoreContract.finding(0, host: "pc-総務01")
        let alerts = try await AlertStoreContract.outcome(store, [finding(0), again, finding(0)], windowSeconds: 60)
        #expect(alerts.map(\.count) == [1])
        #expect(try await store.record([finding(0)], windowSeconds: 60).isEmpty)
    }

    @Test("another rule, host or chain is another alert")
    func apart() async throws {
        let findings = [
            finding(0), AlertStoreContract.finding(0, host: "PC-2"),
            AlertStoreContract.finding(0, rule: "registry.other"),
            AlertStoreContract.finding(1, chain: "reg.exe"),
        ]
        #expect(try await store.record(findings, windowSeconds: 60).count == 4)
    }

    @Test("alerts that turn out to be one keep history and evidence, and both numbers lead there")
    func joined() async throws {
        let (first, second, history) = try await AlertStoreContract.joined(store)
        #expect(first == second)
        #expect(first.count == 3)
        #expect(first.level == .high)
        #expect(first.state == .inProgress)
        #expect(history.map(\.act) == [.comment("調査中"), .state(.inProgress)])
        #expect(try await store.evidence(first.id, limit: 10).map(\.event) == ["event-0", "event-50", "event-100"])
    }

    @Test("a closed alert stays closed: old findings are counted there, a new one makes a new alert")
    func closed() async throws {
        let alerts = try await AlertStoreContract.afterClosing(store, [finding(0), finding(20), finding(51)])
        #expect(alerts.map(\.state) == [.new, .closedFalse])
        #expect(alerts.map(\.count) == [1, 3])
    }

    @Test("assignee and comments, by whom and when")
    func people() async throws {
        let id = try await store.record([finding(0)], windowSeconds: 60)[0]
        let entries = [
            AlertEntry(.assignee("suzuki"), author: "sato", time: .seconds(1)),
            AlertEntry(.comment("'; DROP TABLE alerts; --"), author: "suzuki", time: .seconds(2)),
            AlertEntry(.state(.closedTrue), author: "suzuki", time: .seconds(3)),
        ]
        for entry in entries { try await store.add(entry, to: id) }
        #expect(try await store.history(id) == entries)
        #expect(try await store.alert(id).assignee == "suzuki")
        #expect(try await store.alert(id).state == .closedTrue)
        for entry in entries {
            await #expect(throws: StoreError.notFound) { try await store.add(entry, to: id + 1) }
        }
    }

    @Test("queries restrict, and go on after the last alert of a page")
    func queries() async throws {
        _ = try await store.record(
            [
                AlertStoreContract.finding(0, level: .low), AlertStoreContract.finding(0, level: .high, host: "PC-2"),
                AlertStoreContract.finding(500),
            ], windowSeconds: 60)
        var query = AlertQuery()
        let all = try await store.alerts(query, limit: 10)
        #expect(all.map(\.last) == [.seconds(500), .seconds(0), .seconds(0)])
        var paged: [Alert] = []
        while let next = try await store.alerts(query, limit: 1).first {
            paged.append(next)
            query.after = next
        }
        #expect(paged == all)
        query = AlertQuery()
        query.level = .high
        query.host = "pc-2"
        query.states = [.new, .inProgress]
        #expect(try await store.alerts(query, limit: 10).map(\.host) == ["PC-2"])
        query.states = [.closedTrue]
        #expect(try await store.alerts(query, limit: 10).isEmpty)
    }

    @Test("the newest alerts are found by an index, without sorting")
    func plan() async throws {
        let plan = try await control.database.read { database in
            try Row.fetchAll(
                database,
                sql: "EXPLAIN QUERY PLAN SELECT * FROM alerts WHERE level >= 0 ORDER BY last DESC, id DESC LIMIT 50"
            ).map { $0["detail"] as String }
        }
        #expect(plan == ["SCAN alerts USING INDEX alerts_latest"])
    }
}
