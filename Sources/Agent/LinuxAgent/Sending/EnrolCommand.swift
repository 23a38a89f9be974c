import ArgumentParser
import Glibc
import NIOCore
import NIOPosix
import Orders
import Spooling
import Uplink

/// `mitsuke-agent enrol STRING`: joins the server that made the string.
struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol", abstract: "Joins the server that made the enrolment string.",
        discussion:
            "The string may also be read from standard input, which keeps it out of the list of processes: enrol -")

    @OptionGroup var folders: FolderOptions

    @Option(help: "The account that sends; the folders it needs become its own.")
    var account = "mitsuke-uplink"

    @Argument(help: "The enrolment string from the console, or - for standard input.")
    var string: String

    func run() async throws {
        guard let text = string == "-" ? readLine() : string, let enrolment = try? EnrolmentString(text) else {
            Diagnostics.error("this is no enrolment string")
            throw ExitCode(64)
        }
        umask(0o077)
        mkdir(folders.folder, 0o755)
        chmod(folders.folder, 0o755)
        for folder in [folders.uplink, folders.inbox] { mkdir(folder, 0o700) }
        let result: Joining.Result
        do {
            result = try await Joining.join(
                enrolment, name: Self.hostName, system: Self.system, version: AgentVersion.text, folder: folders.uplink,
                on: MultiThreadedEventLoopGroup.singleton)
        } catch {
            Diagnostics.error("the server did not take the host: \(error)")
            throw ExitCode(2)
        }
        do throws(FileError) {
            try SmallFile.write(result.trust.bytes, to: "trust", in: folders.folder)
        } catch {
            Diagnostics.error("\(error.path): errno \(error.errno)")
            throw ExitCode(2)
        }
        giveAway()
        print("joined as \(result.name)" + (result.isWaiting ? "; somebody has to approve it in the console" : ""))
    }

    /// What `uplink` writes belongs to its account, where there is one.
    private func giveAway() {
        guard geteuid() == 0, let entry = getpwnam(account) else { return }
        let (user, group) = (entry.pointee.pw_uid, entry.pointee.pw_gid)
        for folder in [folders.uplink, folders.inbox, folders.uplink + "/membership"] { chown(folder, user, group) }
        mkdir(folders.spool, 0o750)
        chown(folders.spool, 0, group)
        // What is written into it belongs to the group too, which may read it; what was there before is given to it now.
        chmod(folders.spool, 0o2750)
        guard let entries = opendir(folders.spool) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name.hasSuffix(".seg") { lchown(folders.spool + "/" + name, 0, group) }
        }
    }

    private static var hostName: String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { name in
            gethostname(name.baseAddress!, name.count - 1) == 0 ? String(cString: name.baseAddress!) : "localhost"
        }
    }

    /// `Debian GNU/Linux 12 (bookworm)`
    private static var system: String {
        guard let bytes = try? SmallFile.read("/usr/lib/os-release", limitBytes: 65_536) else { return "Linux" }
        let key = "PRETTY_NAME=\""
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") where line.hasPrefix(key) {
            return String(line.dropFirst(key.count).prefix { $0 != "\"" }.prefix(100))
        }
        return "Linux"
    }
}
