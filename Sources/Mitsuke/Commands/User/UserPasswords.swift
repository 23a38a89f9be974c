import ArgumentParser
import Detection
import Storage

/// `mitsuke user add`
struct UserAddCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "add",
            abstract: say(
                "Adds an account and prints its one-time password.", "利用者を追加し、ワンタイムパスワードを表示します。"))
    }

    @OptionGroup var user: UserOptions

    @Option(
        help: ArgumentHelp(
            say(
                "What the person may do: administrator, analyst, viewer, auditor.",
                "権限: administrator（管理者）、analyst（分析担当）、viewer（閲覧者）、auditor（監査人）。")))
    var role: Role

    func run() throws {
        try user.change(.add, role: role)
    }
}

/// `mitsuke user password`
struct UserPasswordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "password",
            abstract: say(
                "Gives an account a new one-time password; its sessions end.",
                "新しいワンタイムパスワードを発行します。サインイン中のセッションは終了します。"))
    }

    @OptionGroup var user: UserOptions

    func run() throws {
        try user.change(.password)
    }
}
