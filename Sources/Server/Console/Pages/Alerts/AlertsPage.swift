import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// The list of alerts.
enum AlertsPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/alerts", .seeAlerts) { asked in
            let filter = AlertFilter(try asked.query)
            let store = asked.console.alerts
            var query = filter.query
            if let after = filter.after { query.after = try? await store.alert(after) }
            let alerts = try await store.alerts(query, limit: AlertsModel.pageSize + 1)
            let latest = alerts.isEmpty ? try await store.latest() : nil
            let model = AlertsModel(
                alerts, filter, hosts: HostGroups(try await asked.console.hosts.hosts()), latest: latest, asked.reader
            )
            return .page(model, title: Text(en: "Alerts", ja: "アラート")[asked.reader], place: "/alerts")
        }
    }
}
