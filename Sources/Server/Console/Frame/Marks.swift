import Alerting
import Detection
import Events
import Reports
import Storage

/// A level as a word with a colour. For ``Parts/level``.
package struct LevelMark: Sendable, Equatable {
    package var name: String
    package var text: String

    package init(_ level: Level, _ reader: Reader) {
        name = level.name
        text = Messages.level(level)[reader]
    }
}

/// A watch, or a log, as its name with its colour. For ``Parts/watch``.
package struct WatchMark: Sendable, Equatable {
    package var name: String
    package var text: String

    /// - Parameter kind: Its class in the style sheet, which says the colour.
    init(kind: String, text: String) {
        name = kind
        self.text = text
    }

    package init(_ watch: WatchName, _ reader: Reader) {
        name = watch.rawValue
        text = WatchTitles.title(watch)[reader]
    }

    /// - Parameter watch: `mitsuke.watch`; one that is not known is shown as it is written.
    package init(_ watch: String, _ reader: Reader) {
        let known = AlertWatch(rawValue: watch)
        name = known?.rawValue ?? "unknown"
        text = known?.title[reader] ?? watch
    }
}

/// What alerts can be of: the watches, and the agents themselves.
package struct AlertWatch: Sendable, Equatable {
    package let rawValue: String
    package let title: Text

    package static let all: [AlertWatch] =
        WatchName.allCases.map { AlertWatch(rawValue: $0.rawValue, title: WatchTitles.title($0)) }
        + [AlertWatch(rawValue: HostRule.watch, title: Text(en: "Agents", ja: "エージェント"))]

    private init(rawValue: String, title: Text) {
        self.rawValue = rawValue
        self.title = title
    }

    package init?(rawValue: String) {
        guard let found = Self.all.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = found
    }
}

/// The watches by the names that people call them.
package enum WatchTitles {
    package static func title(_ watch: WatchName) -> Text {
        switch watch {
        case .registry: Text(en: "Registry", ja: "レジストリ")
        case .archive: Text(en: "Archives", ja: "圧縮ファイル")
        case .transfer: Text(en: "File transfers", ja: "ファイル転送")
        case .fileOperation: Text(en: "File operations", ja: "ファイル操作")
        case .browser: Text(en: "Unexpected TCP", ja: "想定外TCP通信")
        }
    }
}

/// How far people have come with an alert, in words.
package enum AlertStateTitles {
    package static func title(_ state: AlertState) -> Text {
        switch state {
        case .new: Text(en: "New", ja: "新規")
        case .inProgress: Text(en: "In progress", ja: "対応中")
        case .closedTrue: Text(en: "Closed: real", ja: "完了（実際の問題）")
        case .closedFalse: Text(en: "Closed: false alarm", ja: "完了（誤検知）")
        }
    }
}

/// A time as people read it, with the exact one behind it. For ``Parts/time``.
package struct Moment: Sendable, Equatable {
    /// RFC 3339, UTC.
    package var exact: String
    package var text: String

    /// To the second.
    package init(_ time: Timestamp, _ reader: Reader) {
        exact = time.rfc3339
        text = reader.clock.seconds(time)
    }

    /// Only the time of the day.
    package static func clock(_ time: Timestamp, _ reader: Reader) -> Moment {
        var moment = Moment(time, reader)
        moment.text = String(moment.text.suffix(8))
        return moment
    }
}
