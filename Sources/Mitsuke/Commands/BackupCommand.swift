import ArgumentParser
import Detection
import Foundation
import Intake
import SQLiteStorage
import Storage

/// What `backup` and `restore` have in common.
struct BackupOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                "The key of keys; otherwise MITSUKE_KEY_FILE, or beside the data folder with .key.",
                "鍵を保護する鍵のファイル。既定は MITSUKE_KEY_FILE、またはデータフォルダーの隣の .key。"), valueName: "file"))
    var keyFile: String?

    @Option(
        help: ArgumentHelp(
            say(
                "Read the passphrase from this file descriptor instead of the terminal.",
                "パスフレーズを、端末の代わりにこのファイル記述子から読み取ります。"), valueName: "number"))
    var passphraseFd: Int32?

    func keyFile(of folder: String) -> String {
        let named = keyFile ?? ProcessInfo.processInfo.environment["MITSUKE_KEY_FILE"]
        return named.flatMap { $0.isEmpty ? nil : $0 } ?? DataFolder.defaultKeyFile(folder)
    }
}

/// `mitsuke backup`
struct BackupCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: say(
                "Saves the store with its keys into one file under a passphrase; the server may go on.",
                "データと鍵を、パスフレーズで保護した1つのファイルに保存します。サーバーは動作中でも構いません。"))
    }

    @OptionGroup var data: DataOptions
    @OptionGroup var options: BackupOptions

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(say("The backup; a new file.", "バックアップの保存先（新しいファイル）。"), valueName: "file"))
    var output: String

    func run() throws {
        let language = data.language
        let passphrase = try Passphrase.read(from: options.passphraseFd, isNew: true, language)
        // Whoever takes the whole store away is in its audit log, also in the one that is taken away.
        try OnStore(data).run(BackupNoteErrand(output: output))
        let backup = Backup(folder: data.data, keyFile: options.keyFile(of: data.data)) {
            path, copy throws(StoreError) in
            try DatabaseCopy.make(of: path, at: copy)
        }
        do throws(BackupError) {
            try backup.write(to: output, passphrase: passphrase)
        } catch {
            Diagnostics.error(error.text[language])
            throw ExitCode(2)
        }
    }
}

/// `mitsuke restore`
struct RestoreCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: say("Makes a new data folder out of a backup.", "バックアップから、新しいデータフォルダーを作成します。"))
    }

    @OptionGroup var data: DataOptions
    @OptionGroup var options: BackupOptions

    @Option(name: .shortAndLong, help: ArgumentHelp(say("The backup.", "バックアップファイル。"), valueName: "file"))
    var input: String

    func run() throws {
        let language = data.language
        let passphrase = try Passphrase.read(from: options.passphraseFd, isNew: false, language)
        do throws(BackupError) {
            try Restoring.run(
                from: input, folder: data.data, keyFile: options.keyFile(of: data.data), passphrase: passphrase)
        } catch {
            Diagnostics.error(error.text[language])
            throw ExitCode(2)
        }
    }
}
