import ArgumentParser
import Detection
import Storage

/// `mitsuke audit`
struct AuditCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "audit", abstract: say("The audit log.", "監査ログ。"),
            subcommands: [AuditListCommand.self, AuditVerifyCommand.self])
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
        let kept = head?.head
        try OnStore(data).run(AuditVerifyErrand(keptNumber: kept?.number, keptHash: kept?.hash))
    }
}

/// `HASH:N`
struct AuditHeadArgument: ExpressibleByArgument {
    let head: AuditHead

    init?(argument: String) {
        guard let head = AuditHead(written: argument) else { return nil }
        self.head = head
    }
}
