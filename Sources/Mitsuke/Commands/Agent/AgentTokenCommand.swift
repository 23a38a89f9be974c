import ArgumentParser
import Detection
import Foundation
import Intake

/// `mitsuke agent token`
struct AgentTokenCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "token",
            abstract: say(
                "Prints a string with which a host joins: mitsuke-agent enrol <string>.",
                "端末の登録に使う文字列を表示します（mitsuke-agent enrol <文字列>）。"),
            discussion: say(
                "It holds a secret. For one host it is good once; for many, until it expires, and each host waits for approval.",
                "この文字列は秘密です。1台用は一度だけ、複数台用は期限まで使え、複数台用で登録した端末は承認されるまで待機します。"))
    }

    @OptionGroup var data: DataOptions

    @Option(
        help: ArgumentHelp(
            say(
                "Where agents reach the server; this machine's name and port 8444 if nothing is said.",
                "エージェントから見たサーバーのアドレス。既定はこのマシンの名前とポート 8444。"), valueName: "host:port"))
    var server: String?

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            say(
                "The host's name, also one that an agent has: that one is revoked then.",
                "端末名。同名の既存エージェントは失効します。"), valueName: "name"))
    var host: String?

    @Flag(help: ArgumentHelp(say("For any number of hosts.", "複数台用。")))
    var many = false

    @Option(help: ArgumentHelp(say("The group in which the hosts are.", "端末を入れる部署。"), valueName: "name"))
    var group: String?

    @Option(help: ArgumentHelp(say("For how long it is good.", "有効期間（時間）。")))
    var hours = 24

    func validate() throws {
        if many, host != nil {
            throw ValidationError(say("--for is for one host.", "--for は1台用です。"))
        }
        if !(1...8_760).contains(hours) {
            throw ValidationError(say("--hours is from 1 to 8760.", "--hours は 1 から 8760 です。"))
        }
        if let server, ServeConfiguration.address(server)?.port ?? 0 == 0 {
            throw ValidationError(say("--server is HOST:PORT.", "--server は「ホスト:ポート」です。"))
        }
    }

    func run() throws {
        let (name, port) =
            server.flatMap { ServeConfiguration.address($0) } ?? (ProcessInfo.processInfo.hostName, 8_444)
        try OnStore(data, for: .writing).run(
            AgentTokenErrand(
                host: name, port: port, isForMany: many, forHost: host ?? "", group: group ?? "", hours: hours))
    }
}
