import Detection
import Events
import Reports
import Storage

/// The list of alerts, in words.
struct AlertsModel: PageModel {
    static let pageSize = 50

    struct Choice: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    struct Tab: Sendable {
        var text: String
        var address: String
        var isCurrent: Bool
    }

    var tabs: [Tab]
    var watches: [Choice]
    var levels: [Choice]
    var host: String
    var state: String
    var rows: [AlertRow]
    var isEmpty: Bool
    var isFiltered: Bool
    var pager: Pager?
    /// When all alerts are of another state: the latest there is.
    var latest: Moment?
    var allAddress: String

    init(_ alerts: [Alert], _ filter: AlertFilter, hosts: HostGroups, latest: Timestamp?, _ reader: Reader) {
        let names: [(String, Text)] =
            [("open", Text(en: "Open", ja: "未完了"))]
            + AlertState.allCases.map { ($0.rawValue, AlertStateTitles.title($0)) }
            + [("all", Text(en: "All", ja: "すべて"))]
        tabs = names.map { state, title in
            Tab(
                text: title[reader], address: filter.address { $0.state = state }, isCurrent: filter.state == state)
        }
        watches =
            [Choice(value: "", text: Text(en: "All watches", ja: "すべての監視")[reader], isChosen: false)]
            + AlertWatch.all.map {
                Choice(value: $0.rawValue, text: $0.title[reader], isChosen: filter.watch == $0.rawValue)
            }
        levels = Level.allCases.map {
            let name = Messages.level($0)
            let text = Text(en: "\(name.en) and above", ja: "\(name.ja)以上")
            return Choice(value: $0.name, text: text[reader], isChosen: filter.level == $0.name)
        }
        levels[0].text = Text(en: "All levels", ja: "すべての重大度")[reader]
        levels[0].value = ""
        host = filter.host
        state = filter.state
        rows = alerts.prefix(Self.pageSize).map { AlertRow($0, hosts: hosts, reader) }
        isEmpty = alerts.isEmpty
        isFiltered = filter.address() != "/alerts"
        let last = alerts.count > Self.pageSize ? alerts[Self.pageSize - 1].id : nil
        if last != nil || filter.after != nil {
            pager = Pager(
                newest: filter.after == nil ? nil : filter.address(),
                older: last.map { id in filter.address { $0.after = id } })
        }
        self.latest = latest.map { Moment($0, reader) }
        allAddress = "/alerts?state=all"
    }
}

/// For ``Parts/pager``.
package struct Pager: Sendable {
    package var newest: String?
    package var older: String?

    package init(newest: String?, older: String?) {
        self.newest = newest
        self.older = older
    }
}
