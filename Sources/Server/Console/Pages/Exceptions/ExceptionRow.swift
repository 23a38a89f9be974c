import Alerting
import Detection
import Events
import Reports
import Storage

/// An exception in words: what it asks for, by whom and why, for how long, how often it covered something.
struct ExceptionRow: Sendable {
    struct Condition: Sendable {
        var name: String
        var value: String
    }

    var id: Int64
    var rule: String
    var conditions: [Condition]
    var author: String
    var made: Moment
    var reason: String
    var expires: Moment?
    var hits: String
    var lastHit: Moment?
    /// Why it no longer holds; nil where it does.
    var ended: String?
    var mayEnd: Bool

    init(_ exception: AlertException, groups: [HostGroup], mayEnd: Bool, now: Timestamp, _ reader: Reader) {
        id = exception.id
        rule = Self.rule(exception.conditions, reader)
        conditions = Self.conditions(exception.conditions, groups, reader)
        author = exception.author
        made = Moment(exception.made, reader)
        reason = exception.reason
        expires = exception.expires.map { Moment($0, reader) }
        hits = String(exception.hits)
        lastHit = exception.lastHit.map { Moment($0, reader) }
        if let ending = exception.ending {
            let time = reader.clock.seconds(ending.time)
            ended = Text(en: "taken back by \(ending.author), \(time)", ja: "\(ending.author) が取り消し（\(time)）")[reader]
        } else if !exception.isValid(at: now) {
            ended = Text(en: "expired", ja: "期限切れ")[reader]
        }
        self.mayEnd = mayEnd && ended == nil
    }

    static func rule(_ conditions: ExceptionConditions, _ reader: Reader) -> String {
        if !conditions.rule.isEmpty { return RuleNames.name(conditions.rule, reader) }
        let watch = WatchMark(conditions.watch, reader).text
        return Text(en: "Everything that the watch “\(watch)” finds", ja: "監視「\(watch)」のすべての検出")[reader]
    }

    static func conditions(
        _ conditions: ExceptionConditions, _ groups: [HostGroup], _ reader: Reader
    ) -> [Condition] {
        var all = ExceptionField.allCases.map { ($0.title[reader], conditions[keyPath: $0.member]) }
        if let group = conditions.group {
            let gone = Text(en: "(a group that is gone)", ja: "（削除された部署）")[reader]
            all.append((ExceptionField.groupTitle[reader], groups.first { $0.id == group }?.name ?? gone))
        }
        return all.filter { !$0.1.isEmpty }.map { Condition(name: $0.0, value: $0.1) }
    }

    /// For the audit log.
    static func subject(_ exception: AlertException, _ groups: [HostGroup], _ reader: Reader) -> String {
        let words = conditions(exception.conditions, groups, reader).map { "\($0.name)=\($0.value)" }
        return ([String(exception.id)] + words).joined(separator: " ")
    }
}

/// The conditions of an exception that are texts, as its form has them.
enum ExceptionField: String, CaseIterable, Sendable {
    case program, path, value, user, host, hash

    var member: WritableKeyPath<ExceptionConditions, String> {
        switch self {
        case .program: \.program
        case .path: \.path
        case .value: \.value
        case .user: \.user
        case .host: \.host
        case .hash: \.hash
        }
    }

    var title: Text {
        switch self {
        case .program: Text(en: "Program", ja: "プログラム")
        case .path: Text(en: "File, key or address", ja: "対象（ファイル・キー・宛先）")
        case .value: Text(en: "Registry data", ja: "レジストリの値")
        case .user: Text(en: "User", ja: "利用者")
        case .host: Text(en: "Host", ja: "端末")
        case .hash: Text(en: "SHA-256", ja: "SHA-256")
        }
    }

    static let groupTitle = Text(en: "Host group", ja: "部署")
}
