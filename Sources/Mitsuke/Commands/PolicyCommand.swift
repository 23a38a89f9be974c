import ArgumentParser
import Detection
import Foundation
import PolicyFiles
import Watches

/// `mitsuke policy`: what is watched, and how.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy", abstract: "Check a policy file, or print the default policy.",
        subcommands: [PolicyCheckCommand.self, PolicyDefaultCommand.self])
}

/// `mitsuke policy check FILE…`
struct PolicyCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Report every mistake in policy files, with line and column.",
        discussion: "Exit status: 0 when there is none, 2 otherwise.")

    @Option(help: "The language of messages: ja or en.")
    var lang: Language?

    @Argument(help: "Policy files.")
    var files: [String]

    func run() throws {
        let language = Language.chosen(lang)
        var isFine = true
        for file in files {
            do {
                _ = try PolicyFile.read(file)
                let name = Printable.escaped(file, limit: 4_096)
                print(Text(en: "\(name): no mistakes", ja: "\(name): 誤りはありません")[language])
            } catch {
                error.complain(language)
                isFine = false
            }
        }
        if !isFine { throw ExitCode(2) }
    }
}

/// `mitsuke policy default`
struct PolicyDefaultCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "default", abstract: "Print the whole default policy, with comments.")

    @Option(help: "The language of the comments: ja or en.")
    var lang: Language?

    func run() throws {
        FileHandle.standardOutput.write(Data(PolicyPrinter.print(.default, Language.chosen(lang)).utf8))
    }
}
