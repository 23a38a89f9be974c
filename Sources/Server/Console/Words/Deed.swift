import Alerting
import Detection
import Events
import Storage

/// What was done, as a clause whose subject is the acting program: "set … to …", 「…に…を設定」.
enum Deed {
    /// - Parameter limit: How many characters of each name are shown.
    static func words(_ line: LogLine, _ reader: Reader, limit: Int = 300) -> String {
        text(line, limit)[reader]
    }

    private static func text(_ line: LogLine, _ limit: Int) -> Text {
        let event = line.event
        func short(_ text: String) -> String {
            text.unicodeScalars.count > limit
                ? String(text.unicodeScalars.prefix(limit).map(Character.init)) + "…" : text
        }
        if let transfer = transfer(line, short) { return transfer }
        switch event.activity {
        case .process(let process):
            let command = short(
                event.process.commandLine.isEmpty ? event.process.executable : event.process.commandLine)
            return switch process.action {
            case .start: Text(en: "was started: \(command)", ja: "起動: \(command)")
            case .end: Text(en: "ended", ja: "終了")
            }
        case .file(let file): return FileDeed.words(file, short)
        case .registry(let registry): return RegistryDeed.words(registry, short)
        case .network(let network):
            let peer = short(Self.peer(network, line.line))
            if network.isBind {
                return Text(en: "waited for connections", ja: "接続の待ち受けを開始")
            }
            let bytes = network.sourceBytes.map { ByteWords.text($0) }
            return network.direction == .inbound
                ? Text(
                    en: "was connected to from \(short(network.sourceIP))", ja: "\(short(network.sourceIP)) からの接続を受け付け")
                : Text(
                    en: "connected to \(peer)" + (bytes.map { ", \($0) sent" } ?? ""),
                    ja: "\(peer) へ接続" + (bytes.map { "（送信 \($0)）" } ?? ""))
        case .dns(let dns):
            return Text(en: "looked up \(short(dns.question))", ja: "\(short(dns.question)) の名前を検索")
        case .script(let script):
            let first = short(script.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "")
            return Text(en: "ran a script: \(first)", ja: "スクリプトを実行: \(first)")
        case .transferJob(let job):
            let what = short([job.url, job.file].filter { !$0.isEmpty }.joined(separator: " → "))
            return switch job.phase {
            case .created: Text(en: "made a transfer job (BITS): \(what)", ja: "転送ジョブ（BITS）を作成: \(what)")
            case .started: Text(en: "began a transfer job (BITS): \(what)", ja: "転送ジョブ（BITS）を開始: \(what)")
            case .stopped: Text(en: "a transfer job (BITS) stopped: \(what)", ja: "転送ジョブ（BITS）が停止: \(what)")
            case .completed: Text(en: "completed a transfer job (BITS): \(what)", ja: "転送ジョブ（BITS）が完了: \(what)")
            }
        case .moduleLoad(let load):
            return Text(en: "loaded \(short(load.path))", ja: "\(short(load.path)) を読み込み")
        case .intrusion(let intrusion):
            let target = short(intrusion.target.executable)
            return switch intrusion.form {
            case .remoteThread: Text(en: "started a thread in \(target)", ja: "\(target) の中でスレッドを開始")
            case .access: Text(en: "opened the process \(target)", ja: "プロセス \(target) を開いた")
            case .tampering: Text(en: "its image in memory was replaced", ja: "メモリ上の実行イメージがすり替えられた")
            }
        case .session(let session):
            let who = short(session.account.name)
            return switch session.action {
            case .signIn: Text(en: "\(who) signed in", ja: "\(who) がサインイン")
            case .signOut: Text(en: "\(who) signed out", ja: "\(who) がサインアウト")
            case .lock: Text(en: "\(who) locked the screen", ja: "\(who) が画面をロック")
            case .unlock: Text(en: "\(who) unlocked the screen", ja: "\(who) が画面のロックを解除")
            }
        case .visit(let visit): return Text(en: "visited \(short(visit.url))", ja: "\(short(visit.url)) を閲覧")
        case .health(let health):
            let detail = short(health.detail)
            let said: Text =
                switch health.action {
                case .sensorStateChanged: Text(en: "the sensor's state changed", ja: "センサーの状態が変化")
                case .sensorConfigured:
                    Text(en: "the sensor's configuration changed", ja: "センサーの設定が変更")
                case .sensorFailed: Text(en: "the sensor failed", ja: "センサーの異常")
                case .logCleared: Text(en: "the log was cleared", ja: "ログが消去された")
                case .gap: Text(en: "something was not recorded", ja: "記録の欠落")
                case .response: Text(en: "the agent acted", ja: "エージェントの対処")
                case .policy: Text(en: "policy of the agent", ja: "エージェントのポリシー")
                case .agentRemoved: HostRule.removed.name
                case .agentSilent: HostRule.silent.name
                }
            // The server's own words, in every language.
            if health.action == .agentRemoved || health.action == .agentSilent { return said }
            return detail.isEmpty ? said : Text(en: said.en + ": " + detail, ja: said.ja + ": " + detail)
        }
    }

    private static func transfer(_ line: LogLine, _ short: (String) -> String) -> Text? {
        let direction = line.line.transferDirection
        guard direction == "upload" || direction == "download" else { return nil }
        let place = short(line.line.url.isEmpty ? line.line.destinationDomain : line.line.url)
        let command = line.event.process.commandLine
        let what = place.isEmpty ? short(command.isEmpty ? line.event.process.executable : command) : place
        return direction == "upload"
            ? Text(en: "sent files out: \(what)", ja: "ファイルを外部へ送信: \(what)")
            : Text(en: "fetched files: \(what)", ja: "ファイルを外部から取得: \(what)")
    }

    /// `mail.example.com (203.0.113.40:443)`
    static func peer(_ network: NetworkActivity, _ line: EventLine) -> String {
        let name = network.destinationDomain.isEmpty ? line.destinationDomain : network.destinationDomain
        let ip = network.destinationIP.contains(":") ? "[\(network.destinationIP)]" : network.destinationIP
        let address = ip + (network.destinationPort.map { ":\($0)" } ?? "")
        return name.isEmpty ? address : "\(name) (\(address))"
    }
}
