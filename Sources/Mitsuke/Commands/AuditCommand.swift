import Accounts
import ArgumentParser
import Detection
import Intake
import Storage

/// `mitsuke audit`
struct AuditCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "audit", abstract: say("The audit log.", "監査ログ。"), subcommands: [AuditVerifyCommand.self])
    }
}

/// `mitsuke audit verify`
struct AuditVerifyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "verify",
            abstract: say("Finds whether the audit log was changed or cut.", "監査ログの改ざんや欠落を調べます。"),
            usage: say(
                "mitsuke audit verify --data <folder> [<options>]", "mitsuke audit verify --data <フォルダー> [<オプション>]"),
            discussion: say(
                "Only a head kept elsewhere shows a cut at the end. Exit status: 0 whole; 1 changed or cut; 2 the store cannot be read; 64 usage.",
                "末尾の欠落は、別の場所に控えたハッシュがある場合のみ検出できます。終了コード: 0 異常なし、1 改ざんまたは欠落あり、2 データを読み取れない、64 使い方の誤り。"))
    }

    @OptionGroup var data: DataOptions

    @Option(
        help: ArgumentHelp(
            say("A head kept elsewhere, with its number.", "別の場所に控えた末尾のハッシュと番号。"), valueName: "hash:number"))
    var head: AuditHeadArgument?

    func run() throws {
        let language = data.language
        let store = try OpenStore(data.data, for: .looking, language)
        let verdict: AuditVerdict
        do {
            let (audit, kept) = (store.audit, head?.head)
            verdict = try Waiting.wait { try await AuditChain.verify(audit, kept: kept) }
        } catch let error as StoreError {
            Diagnostics.error(VisibleText.escaped(data.data) + ": " + error.text[language])
            throw ExitCode(2)
        }
        guard case .whole(let head) = verdict else {
            Diagnostics.error(verdict.text[language])
            throw ExitCode(1)
        }
        print(verdict.text[language])
        if let head { print("\(head.hash):\(head.number)") }
    }
}

/// `HASH:N`
struct AuditHeadArgument: ExpressibleByArgument {
    let head: AuditHead

    init?(argument: String) {
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].utf8.count == 64, parts[0].allSatisfy(\.isHexDigit),
            let number = Int64(parts[1]), number > 0
        else { return nil }
        head = AuditHead(number: number, hash: parts[0].lowercased())
    }
}

extension AuditVerdict {
    fileprivate var text: Text {
        switch self {
        case .whole(nil): Text(en: "The audit log is empty.", ja: "監査ログは空です。")
        case .whole(let head?):
            Text(en: "The audit log is whole: \(head.number) entries.", ja: "監査ログに異常はありません（\(head.number)件）。")
        case .broken(let number):
            Text(
                en: "entry \(number) of the audit log is changed, missing or moved",
                ja: "監査ログの\(number)件目が改ざん・削除・移動されています")
        case .rewritten(let number):
            Text(
                en: "the audit log up to entry \(number) is not the one whose head was kept",
                ja: "監査ログの\(number)件目までが、控えたハッシュと一致しません")
        case .cut(let number):
            Text(en: "the audit log is cut off after entry \(number)", ja: "監査ログの\(number)件目より後が失われています")
        }
    }
}
