import Alerting
import Detection
import Events
import Reports
import Storage

/// What an alert rests on, fact by fact.
enum AlertEvidenceWords {
    static func facts(_ line: LogLine, _ alert: Alert, _ reader: Reader) -> [AlertModel.Fact] {
        let (event, process) = (line.event, line.event.process)
        var facts: [AlertModel.Fact] = []
        func add(_ en: String, _ ja: String, _ values: [String]) {
            let values = values.filter { !$0.isEmpty }
            if !values.isEmpty { facts.append(AlertModel.Fact(name: Text(en: en, ja: ja)[reader], values: values)) }
        }
        add("Program", "プログラム", [process.executable])
        add("Command line", "コマンドライン", [process.commandLine])
        add("Original name", "元のファイル名", [process.originalFileName])
        add("SHA-256", "SHA-256", [process.sha256])
        add("Working folder", "作業フォルダー", [process.workingDirectory])
        add("User", "利用者", [event.user.name, event.user.id])
        if case .network(let network) = event.activity {
            add("Destination", "宛先", [Deed.peer(network, line.line)])
            add("Sent", "送信量", [network.sourceBytes.map { ByteWords.text($0) } ?? ""])
            add("Received", "受信量", [network.destinationBytes.map { ByteWords.text($0) } ?? ""])
        }
        if case .registry(let registry) = event.activity, let since = registry.since {
            let (from, to) = (reader.clock.seconds(since), reader.clock.seconds(event.time))
            add("Happened between", "発生した時間帯", [Text(en: "\(from) and \(to)", ja: "\(from) から \(to) まで")[reader]])
        }
        if case .file(let file) = event.activity {
            add("File", "ファイル", [file.path])
            add("Before", "変更前の名前", [file.oldPath])
            add("File's SHA-256", "ファイルのSHA-256", [file.sha256])
            add("Share", "共有", [file.share])
            add("Client", "接続元", [file.clientIP])
        }
        add("Transferred to or from", "転送先・転送元", [line.line.url, line.line.destinationDomain])
        add("Archive format", "圧縮形式", [line.line.archiveFormat])
        if let encrypted = line.line.archiveEncrypted {
            add("Password", "パスワード", [(encrypted ? Text(en: "yes", ja: "あり") : Text(en: "no", ja: "なし"))[reader]])
        }
        add("Why it is unexpected", "想定外とした理由", line.line.browserReasons.map { BrowserReasons.text($0, reader) })
        let attribution =
            switch event.attribution {
            case .exact: Text(en: "certain: the record itself names the process", ja: "確実（記録自体がプロセスを示しています）")
            case .likely: Text(en: "likely: joined from other records", ja: "おそらく（ほかの記録から推定）")
            case .unknown: Text(en: "unknown: the record names no process", ja: "不明（記録にプロセスの情報がありません）")
            }
        if HostRule(rawValue: line.line.ruleID) == nil { add("Attribution", "プロセスの特定", [attribution[reader]]) }
        add("Rule", "ルール", [alert.rule])
        add("Record", "元の記録", [record(line)])
        return facts
    }

    /// The file, and where in it.
    static func record(_ line: LogLine) -> String {
        let origin = line.event.origin
        let place = [origin.channel, origin.eventID > 0 ? String(origin.eventID) : ""].filter { !$0.isEmpty }
        let file = origin.file.isEmpty ? "" : Glimpse.program(origin.file) + " #\(origin.sequence)"
        return ([place.joined(separator: " ")] + [file]).filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// The lines of a script, as many as somebody reads.
    static func script(_ line: LogLine) -> [String]? {
        guard case .script(let script) = line.event.activity, !script.text.isEmpty else { return nil }
        return script.text.split(separator: "\n", maxSplits: 200, omittingEmptySubsequences: false)
            .prefix(200).map { String($0.prefix(2_000)) }
    }

    /// Before and after, where something was changed.
    static func change(_ line: LogLine, _ reader: Reader) -> AlertModel.Change? {
        switch line.event.activity {
        case .registry(let registry):
            guard !registry.data.isEmpty || !registry.oldData.isEmpty else { return nil }
            return AlertModel.Change(
                path: registry.path, old: registry.oldData.isEmpty ? nil : registry.oldData,
                new: registry.data.isEmpty ? nil : registry.data)
        case .file(let file):
            guard file.action == .rename else { return nil }
            return AlertModel.Change(path: "", old: file.oldPath, new: file.path)
        case .process, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health:
            return nil
        }
    }
}
