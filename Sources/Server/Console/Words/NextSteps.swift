import Alerting
import Detection
import Storage

/// What to do next about an alert, in the order in which it is done.
enum NextSteps {
    static func steps(_ alert: Alert, _ reader: Reader) -> [String] {
        let own =
            switch WatchName(rawValue: alert.watch) {
            case .registry: registry
            case .archive: archive
            case .transfer: transfer
            case .browser: browser
            case .fileOperation: fileOperation
            case nil: HostRule(rawValue: alert.rule)?.steps ?? []
            }
        let urgent = alert.level >= .high && HostRule(rawValue: alert.rule) == nil ? [isolate] : []
        return (urgent + own + [close]).map { $0[reader] }
    }

    private static let isolate = Text(
        en: "Take the PC off the network, but leave it on: what is in memory would be lost.",
        ja: "端末をネットワークから切り離します。メモリの内容が失われるため、電源は切らないでください。")
    private static let close = Text(
        en:
            "Close the alert as real or as a false alarm, with a sentence why. If it is normal here, make an exception.",
        ja: "理由を添えて、アラートを「実際の問題」または「誤検知」として完了にします。正常な動作であれば、例外を登録します。")

    private static let registry = [
        Text(
            en: "Look at the program that the value names: where it lies, when it came, who signed it.",
            ja: "値に書かれたプログラムについて、保存場所・作成日時・署名を確認します。"),
        Text(
            en: "Ask the user what was installed at that time. Look at what the same process did before and after.",
            ja: "その時刻に何をインストールしたかを利用者に確認し、同じプロセスの前後の動作を調べます。"),
        Text(
            en: "Search all hosts for the same path, to see whether it is one PC or many.",
            ja: "同じパスをすべての端末のログで検索し、ほかの端末にも広がっていないか確認します。"),
        Text(en: "If it is bad: put the old data back and remove the program.", ja: "不正であれば、変更前のデータに戻し、プログラムを取り除きます。"),
    ]
    private static let archive = [
        Text(
            en: "Find out which files went into the archive: see what the same process and its parent read before.",
            ja: "圧縮されたファイルを特定します。同じプロセスと起動元がその前に読み取ったファイルを調べてください。"),
        Text(
            en: "Look for the archive afterwards: was it copied, renamed, sent out, deleted?",
            ja: "その後のアーカイブの行方（コピー、名前の変更、送信、削除）を調べます。"),
        Text(
            en: "Ask the user. A password or a name that hides what it is speaks against an ordinary backup.",
            ja: "利用者に確認します。パスワード付きや、中身を隠すような名前は、通常のバックアップらしくありません。"),
    ]
    private static let transfer = [
        Text(
            en: "Find out what was sent, and to whom: files read by the same process, the address, the bytes.",
            ja: "何がどこへ送られたかを特定します（同じプロセスが読んだファイル、宛先、送信量）。"),
        Text(
            en: "Block the destination at the firewall, and search all hosts for it.",
            ja: "宛先をファイアウォールで遮断し、すべての端末のログで同じ宛先を検索します。"),
        Text(
            en: "If personal data may have left, tell those who have to decide about reports: deadlines run from now.",
            ja: "個人情報が持ち出された可能性がある場合は、報告の要否を判断する責任者に速やかに連絡します。期限は発覚時から始まります。"),
    ]
    private static let browser = [
        Text(
            en: "See what started the browser: a script, a document, a scheduled task? That is where it came from.",
            ja: "ブラウザーを起動したもの（スクリプト、文書、タスクなど）を確認します。それが侵入の起点です。"),
        Text(
            en: "Look at the destination and its rhythm, and search all hosts for it.",
            ja: "宛先と通信の間隔を調べ、すべての端末のログで同じ宛先を検索します。"),
        Text(
            en: "Ask the user whether the browser was open at that time.", ja: "その時刻にブラウザーを使っていたかを利用者に確認します。"),
    ]
    private static let fileOperation = [
        Text(
            en: "See which files were touched and by which program, and whether that user works with them.",
            ja: "操作されたファイルとプログラムを確認し、その利用者の業務に必要な操作かを判断します。"),
        Text(
            en: "Look for archives and transfers by the same process afterwards.",
            ja: "その後に同じプロセスが圧縮や転送を行っていないかを調べます。"),
    ]
}
