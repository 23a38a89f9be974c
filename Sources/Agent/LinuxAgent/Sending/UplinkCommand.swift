import ArgumentParser
import Dispatch
import Glibc
import NIOCore
import NIOPosix
import Uplink

/// `mitsuke-agent uplink`: sends what is in the spool, and fetches what the server orders. Runs as an account of its own.
struct UplinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "uplink",
        abstract: "Sends what is in the spool, and fetches orders. Runs as an account of its own.")

    @OptionGroup var folders: FolderOptions

    func run() async throws {
        let membership: Membership
        do {
            guard let found = try Membership(folder: folders.uplink) else {
                Diagnostics.error("the host has not joined a server; see mitsuke-agent enrol")
                throw ExitCode(2)
            }
            membership = found
        } catch let code as ExitCode {
            throw code
        } catch {
            Diagnostics.error("\(folders.uplink) cannot be read: \(error)")
            throw ExitCode(2)
        }
        let uplink = Uplink(
            membership, spool: SegmentSpool(folders.spool), inbox: folders.inbox, evidence: folders.evidence,
            version: AgentVersion.text,
            on: MultiThreadedEventLoopGroup.singleton
        ) { notice in
            Diagnostics.note("uplink: \(notice)")
        }
        await untilTold { await uplink.run() }
    }

    /// Runs until SIGTERM or SIGINT comes.
    private func untilTold(_ work: @escaping @Sendable () async -> Void) async {
        let (signals, told) = AsyncStream<Void>.makeStream()
        let sources = [SIGTERM, SIGINT].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { told.yield() }
            source.resume()
            return source
        }
        let task = Task { await work() }
        for await _ in signals { break }
        for source in sources { source.cancel() }
        task.cancel()
        await task.value
    }
}
