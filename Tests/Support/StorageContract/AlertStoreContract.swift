import Detection
import Events
import Storage

/// What every ``AlertStore`` must do, whatever it keeps the alerts in. Each takes an empty store.
package enum AlertStoreContract {
    /// A finding of one rule and chain; the event's identity follows from the time.
    package static func finding(
        _ seconds: Int64, level: Level = .medium, host: String = "PC-総務01", chain: String = "reg.exe\ncmd.exe",
        rule: String = "registry.run-key"
    ) -> AlertFinding {
        AlertFinding(
            rule: rule, watch: "registry", level: level, host: host, chain: chain, user: "CORP\\user\(seconds)",
            program: "C:\\\(seconds)\\reg.exe", event: "event-\(seconds)", time: .seconds(seconds))
    }

    /// What the alerts are, but for their numbers, after the findings came one by one.
    package static func outcome(
        _ store: some AlertStore, _ findings: [AlertFinding], windowSeconds: Int64
    ) async throws(StoreError) -> [Alert] {
        for finding in findings { _ = try await store.record([finding], windowSeconds: windowSeconds) }
        return try await store.alerts(AlertQuery(), limit: 100).map {
            var alert = $0
            alert.id = 0
            return alert
        }
    }

    /// The alert that two findings, which a third one joins, become; and what the later number leads to.
    package static func joined(_ store: some AlertStore) async throws(StoreError) -> (Alert, Alert, [AlertEntry]) {
        let first = try await store.record([finding(0)], windowSeconds: 60)[0]
        let second = try await store.record([finding(100, level: .high)], windowSeconds: 60)[0]
        try await store.add(AlertEntry(.comment("調査中"), author: "sato", time: .seconds(200)), to: second)
        try await store.add(AlertEntry(.state(.inProgress), author: "sato", time: .seconds(201)), to: second)
        _ = try await store.record([finding(50)], windowSeconds: 60)
        return (try await store.alert(first), try await store.alert(second), try await store.history(first))
    }

    /// All alerts after one that lasted from 0 to 50 was closed, and then `findings` came.
    package static func afterClosing(
        _ store: some AlertStore, _ findings: [AlertFinding]
    ) async throws(StoreError) -> [Alert] {
        let id = try await store.record([finding(0), finding(50)], windowSeconds: 60)[0]
        try await store.add(AlertEntry(.state(.closedFalse), author: "sato", time: .seconds(60)), to: id)
        _ = try await store.record(findings, windowSeconds: 60)
        return try await store.alerts(AlertQuery(), limit: 100)
    }
}
