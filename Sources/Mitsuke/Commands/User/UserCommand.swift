import ArgumentParser
import Detection
import Intake
import Storage

/// `mitsuke user`
struct UserCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "user", abstract: say("Accounts of the console.", "コンソールの利用者アカウント。"),
            discussion: say(
                "Exit status: 0 done; 1 not done, and why; 2 the store cannot be read; 64 usage.",
                "終了コード: 0 完了、1 実行できない（理由を表示）、2 データを読み取れない、64 使い方の誤り。"),
            subcommands: [
                UserListCommand.self, UserAddCommand.self, UserPasswordCommand.self, UserRoleCommand.self,
                UserDisableCommand.self, UserEnableCommand.self, UserSecondFactorOffCommand.self,
            ])
    }
}

/// The account that a command changes.
struct UserOptions: ParsableArguments {
    @Argument(help: ArgumentHelp(say("The account's name.", "利用者名。")))
    var name: String

    @OptionGroup var data: DataOptions

    /// - Throws: `ExitCode(1)` after saying why the change was not made, 2 where the store cannot be read.
    func change(_ change: UserChangeErrand.Change, role: Role? = nil) throws {
        try OnStore(data, for: .writing).run(UserChangeErrand(account: name, change: change, role: role?.rawValue))
    }
}

extension Role: ExpressibleByArgument {}
