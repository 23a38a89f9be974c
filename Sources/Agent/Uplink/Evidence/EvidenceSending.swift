import Glibc
import NIOHTTP1
import Orders
import Spooling

/// Sends files that `sense` collected, in pieces, slowly: records go first.
struct EvidenceSending: Sendable {
    private let link: Link
    private let folder: String

    /// Of a piece, as the server wants them.
    private static let pieceBytes = 512 << 10
    private static let looking = Duration.seconds(5)
    private static let failed = Duration.seconds(60)
    /// About two and a half megabytes a second.
    private static let pause = Duration.milliseconds(200)

    /// - Parameter folder: `evidence/`
    init(_ link: Link, folder: String) {
        self.link = link
        self.folder = folder
    }

    /// Until its task is cancelled.
    func run() async {
        // What the server has, or will never take, until `sense` removes it.
        var done: Set<String> = []
        while !Task.isCancelled {
            var pause = Self.looking
            let waiting = names.filter { !done.contains($0) }
            if !waiting.isEmpty {
                do {
                    let connection = try await link.open()
                    defer { connection.close() }
                    for name in waiting where try await send(name, on: connection) { done.insert(name) }
                } catch {
                    pause = Self.failed
                }
            }
            try? await Task.sleep(for: pause)
        }
    }

    /// Whole ones: their records are written last.
    private var names: [String] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream), names.count < 1_000 {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if Hexadecimal.isText(name, count: 32), access(folder + "/" + name + "/record", R_OK) == 0 {
                names.append(name)
            }
        }
        return names.sorted()
    }

    /// - Returns: Whether there is nothing more to do for it.
    private func send(_ name: String, on connection: LinkConnection) async throws -> Bool {
        guard
            let record = try SmallFile.read(
                folder + "/" + name + "/record", limitBytes: LinkProtocol.statementLimitBytes)
        else { return true }
        var answer = try await connection.ask(.POST, LinkProtocol.evidencePath + name, body: record)
        guard answer.status == 200 else { return isOver(answer, name) }
        let content = open(folder + "/" + name + "/content", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard content >= 0 else { return true }
        defer { close(content) }
        while true {
            let statement = try Statement(answer.body)
            guard statement["state"] == "arriving" else { return true }
            let offset = try statement.number("received")
            let piece = [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) { buffer, count in
                while count < buffer.count {
                    let got = pread(
                        content, buffer.baseAddress! + count, buffer.count - count, off_t(offset) + off_t(count))
                    if got < 0, errno == EINTR { continue }
                    if got <= 0 { break }
                    count += got
                }
            }
            if piece.isEmpty { return true }
            answer = try await connection.ask(.PUT, LinkProtocol.evidencePath + name + "/\(offset)", body: piece)
            guard answer.status == 200 else { return isOver(answer, name) }
            try await Task.sleep(for: Self.pause)
        }
    }

    /// What is malformed stays so; everything else is tried again.
    private func isOver(_ answer: LinkAnswer, _ name: String) -> Bool {
        link.notice(Refusals.notice(answer))
        return answer.status == 400 || answer.status == 413
    }
}
