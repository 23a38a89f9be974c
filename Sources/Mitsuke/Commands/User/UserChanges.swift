import ArgumentParser
import Detection
import Storage

/// `mitsuke user role`
struct UserRoleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "role", abstract: say("Gives an account another role.", "利用者の権限を変更します。"))
    }

    @OptionGroup var user: UserOptions

    @Argument(help: ArgumentHelp(say("administrator, analyst, viewer or auditor.", "権限。")))
    var role: Role

    func run() throws {
        try user.change(.role, role: role)
    }
}

/// `mitsuke user disable`
struct UserDisableCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "disable",
            abstract: say(
                "Shuts an account out; its sessions and API tokens end.",
                "利用者を無効にします。セッションとAPIトークンも使えなくなります。"))
    }

    @OptionGroup var user: UserOptions

    func run() throws {
        try user.change(.disable)
    }
}

/// `mitsuke user enable`
struct UserEnableCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "enable", abstract: say("Lets a disabled account in again.", "無効にした利用者を有効に戻します。"))
    }

    @OptionGroup var user: UserOptions

    func run() throws {
        try user.change(.enable)
    }
}

/// `mitsuke user second-factor-off`
struct UserSecondFactorOffCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "second-factor-off",
            abstract: say(
                "Takes an account's second factor away, when the telephone is lost.",
                "利用者の2要素認証を解除します（スマートフォンの紛失時など）。"))
    }

    @OptionGroup var user: UserOptions

    func run() throws {
        try user.change(.secondFactorOff)
    }
}
