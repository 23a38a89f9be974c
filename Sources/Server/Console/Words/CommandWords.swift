import Detection
import Events
import Link
import Response

/// Commands to hosts and what became of them, in words.
enum CommandWords {
    static func title(_ kind: Command.Kind) -> Text {
        switch kind {
        case .stop: Text(en: "Stop a process", ja: "プロセスの停止")
        case .quarantine: Text(en: "Quarantine a file", ja: "ファイルの隔離")
        case .release: Text(en: "Release a file from quarantine", ja: "隔離の解除")
        case .collect: Text(en: "Collect a file as evidence", ja: "ファイルの証拠保全")
        }
    }

    /// In a list.
    static func words(_ task: Command.Task) -> Text {
        switch task {
        case .stop(let pid, _): Text(en: "stop process \(pid)", ja: "プロセス \(pid) を停止")
        case .quarantine(let path, _): Text(en: "quarantine \(path)", ja: "\(path) を隔離")
        case .release(let item): Text(en: "release \(item.prefix(8))…", ja: "隔離 \(item.prefix(8))… を解除")
        case .collect(let path, let limit):
            Text(
                en: "collect \(path) (up to \(ByteWords.text(limit)))", ja: "\(path) を証拠保全（上限 \(ByteWords.text(limit))）"
            )
        }
    }

    /// What will happen, before somebody confirms it.
    static func consequence(_ kind: Command.Kind) -> Text {
        switch kind {
        case .stop:
            Text(
                en:
                    "The process is ended at once; what it has not saved is lost. What it started goes on. This cannot be undone.",
                ja: "プロセスを直ちに終了させます。保存していないデータは失われ、元に戻せません。このプロセスが起動したものは動き続けます。")
        case .quarantine:
            Text(
                en:
                    "The file is taken out of its folder and kept, encoded, where nobody can open it. Programs that have it open keep it. It can be put back, with its owner and mode.",
                ja: "ファイルを元の場所から取り除き、開けない形に変換して端末内に保管します。開いているプログラムには影響しません。所有者と権限を含めて元に戻せます。")
        case .release:
            Text(
                en:
                    "The file is put back where it was, with its owner and mode. From then on it can be opened and run again.",
                ja: "ファイルを所有者と権限を含めて元の場所に戻します。以後は再び開いたり実行したりできます。")
        case .collect:
            Text(
                en:
                    "A copy of the file and its SHA-256 are taken on the host and sent to the server, which keeps them sealed under “Evidence”. The file itself stays as it is.",
                ja: "端末でファイルの複製とSHA-256を取得し、サーバーに送って暗号化して保管します（「証拠」）。元のファイルは変更しません。")
        }
    }

    static func state(_ given: GivenCommand) -> Text {
        switch given.state {
        case .waiting: Text(en: "waits for the host", ja: "端末の接続待ち")
        case .fetched: Text(en: "fetched, not done yet", ja: "端末が受信（実行待ち）")
        case .done: Text(en: "done", ja: "完了")
        case .failed: Text(en: "not done", ja: "失敗")
        case .withdrawn: Text(en: "taken back", ja: "取り消し")
        case .expired: Text(en: "expired: the host did not come in time", ja: "期限切れ（端末が接続しませんでした）")
        }
    }

    static func answer(_ outcome: CommandOutcome) -> Text {
        guard let answer = outcome.answer else { return Text(en: outcome.word, ja: outcome.word) }
        return switch answer {
        case .done: Text(en: "It was done.", ja: "実行しました。")
        case .notFound:
            Text(en: "What was meant is not there, or not any more.", ja: "対象が見つかりません（すでに終了または削除されています）。")
        case .notMeant:
            Text(
                en: "Something else is there now: another process, another content, or no ordinary file.",
                ja: "対象が別のものに変わっていました（別のプロセス、別の内容、通常のファイル以外）。")
        case .refused: Text(en: "The agent never does this.", ja: "エージェントの保護のため、実行しません。")
        case .tooLarge: Text(en: "The file is larger than the limit.", ja: "ファイルが上限より大きいため、取得しませんでした。")
        case .occupied:
            Text(en: "Something lies where the file was; nothing was put back.", ja: "元の場所に別のファイルがあるため、戻しませんでした。")
        case .severalNames:
            Text(
                en: "It was done, but the file has further names by which it can still be reached.",
                ja: "実行しましたが、ファイルにはほかの名前（ハードリンク）があり、そこからはまだ開けます。")
        case .failed: Text(en: "The host's system did not let the agent do it.", ja: "端末のシステムに拒否されました。")
        }
    }
}
