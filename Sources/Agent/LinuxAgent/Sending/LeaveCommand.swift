import ArgumentParser
import Crypto
import Glibc
import NIOPosix
import Orders
import Spooling
import Uplink

/// `mitsuke-agent leave TOKEN`: takes the agent off this host, as the administrator permitted it.
///
/// Whoever is root can remove the agent without it. Then the server says so; that is what the token is for. See Docs/Threats.md.
struct LeaveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave", abstract: "Takes the agent off this host, with the token from the console.",
        discussion: """
            The token is made on the host's page in the console. It may also be read from standard input, which keeps it out of the list \
            of processes: leave -
            """)

    @OptionGroup var folders: FolderOptions

    @Flag(help: "Leaves although the server cannot be told; it will report that the host is silent.")
    var unheard = false

    @Flag(help: .hidden)
    var removed = false

    @Argument(help: "The token, or - for standard input.")
    var token: String?

    private static let patienceSeconds: Int64 = 10

    func run() async throws {
        if removed { return await sayRemoved() }
        guard geteuid() == 0 else { throw fail("needs root", 2) }
        guard let given = token == "-" ? readLine() : token else { throw fail("the token is missing", 64) }
        let token = given.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == "\r" }).joined()
        guard let membership = try? Membership(folder: folders.uplink) else {
            throw fail("this host has not joined a server", 2)
        }
        guard let verifier = try? verifier() else {
            throw fail("no token was made for this host, or it has not arrived yet", 1)
        }
        guard UInt64(time(nil)) < verifier.expires, Self.isGood(token, verifier) else {
            throw fail("this is not the token for this host, or its time is over", 1)
        }
        do throws(JoiningError) {
            try await Farewell.say(
                membership, token: token, version: AgentVersion.text, seconds: Self.patienceSeconds,
                on: MultiThreadedEventLoopGroup.singleton)
        } catch {
            guard unheard else { throw fail("the server could not be told: \(error); see --unheard", 3) }
            Diagnostics.note("the server could not be told: \(error)")
        }
        forget()
        print("This host has left its server. Its agent can be removed now.")
    }

    private func fail(_ words: String, _ code: Int32) -> ExitCode {
        Diagnostics.error(words)
        return ExitCode(code)
    }

    /// What the package says while it is removed. Never an error: a package that cannot be removed is worse.
    private func sayRemoved() async {
        guard let membership = try? Membership(folder: folders.uplink) else { return }
        do throws(JoiningError) {
            try await Farewell.say(
                membership, token: "", version: AgentVersion.text, seconds: Self.patienceSeconds,
                on: MultiThreadedEventLoopGroup.singleton)
        } catch {
            Diagnostics.note("the server could not be told: \(error)")
        }
    }

    private func verifier() throws -> RemovalVerifier? {
        guard let bytes = try SmallFile.read(folders.folder + "/removal", limitBytes: RemovalVerifier.limitBytes)
        else { return nil }
        return try RemovalVerifier(bytes)
    }

    static func isGood(_ token: String, _ verifier: RemovalVerifier) -> Bool {
        let digest = Array(SHA256.hash(data: RemovalVerifier.proof(salt: verifier.salt, token: token)))
        guard let known = Hexadecimal.bytes(verifier.digest), known.count == digest.count else { return false }
        return zip(known, digest).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// The host may join again, this or another server.
    private func forget() {
        for name in ["/trust", "/removal", "/uplink/membership", "/uplink/fetched"] { unlink(folders.folder + name) }
    }
}
