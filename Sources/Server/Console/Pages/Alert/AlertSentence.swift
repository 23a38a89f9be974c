import Alerting
import Detection
import Events
import Reports
import Storage

/// The one sentence that says which PC, who, when, which program did what, and where it came from.
enum AlertSentence {
    /// A piece of the sentence; what matters stands out.
    struct Piece: Sendable, Equatable {
        var strong: String?
        var plain: String?
    }

    /// - Parameter main: The earliest finding; nil where its line is gone from the store.
    static func pieces(_ alert: Alert, _ main: LogLine?, group: String, _ reader: Reader) -> [Piece] {
        let time = reader.clock.seconds(alert.first)
        let who = [group, alert.user].filter { !$0.isEmpty }.joined(separator: " ")
        let program = Glimpse.program(alert.program)
        let deed = main.map { Deed.words($0, reader, limit: 240) } ?? RuleNames.name(alert.rule, reader)
        if HostRule(rawValue: alert.rule) != nil { return ofAgent(alert, who: group, time: time, deed, reader) }
        var pieces: [Piece] = []
        func plain(_ text: String) { pieces.append(Piece(plain: text)) }
        func strong(_ text: String) { pieces.append(Piece(strong: text)) }
        switch reader.language {
        case .ja:
            strong(alert.host.isEmpty ? "ホスト名不明の端末" : alert.host)
            plain((who.isEmpty ? "" : "（\(who)）") + "で \(time)、")
            strong(program)
            plain(" の動作を検出しました — \(deed)。")
            if let origin = origin(alert, reader) { plain(origin) }
            if alert.count > 1 { plain("同じ検出が \(reader.clock.seconds(alert.last)) までに \(alert.count) 件あります。") }
        case .en:
            plain("On ")
            strong(alert.host.isEmpty ? "a PC without a name" : alert.host)
            plain((who.isEmpty ? "" : " (\(who))") + ", at \(time), ")
            strong(program)
            plain(" \(deed). ")
            if let origin = origin(alert, reader) { plain(origin + " ") }
            if alert.count > 1 {
                plain("The same was found \(alert.count) times until \(reader.clock.seconds(alert.last)).")
            }
        }
        return pieces
    }

    /// No program did it that anybody saw.
    private static func ofAgent(
        _ alert: Alert, who group: String, time: String, _ deed: String, _ reader: Reader
    ) -> [Piece] {
        let place = group.isEmpty ? "" : reader.language == .ja ? "（\(group)）" : " (\(group))"
        return switch reader.language {
        case .ja: [Piece(strong: alert.host), Piece(plain: place + "で \(time)、\(deed)。")]
        case .en: [Piece(plain: "On "), Piece(strong: alert.host), Piece(plain: place + ", at \(time): \(deed).")]
        }
    }

    private static func origin(_ alert: Alert, _ reader: Reader) -> String? {
        let above = Glimpse.chain(alert.chain).dropLast()
        guard let parent = above.last else { return nil }
        let root = above.first ?? parent
        return Text(
            en: root == parent
                ? "\(parent) had started it." : "\(parent) had started it, and the first known cause is \(root).",
            ja: root == parent ? "起動元は \(parent) です。" : "起動元は \(parent)、たどれる最初の起点は \(root) です。")[reader]
    }
}
