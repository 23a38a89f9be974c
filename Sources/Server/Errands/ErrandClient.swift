import Foundation
import Synchronization

/// The command's end of the local socket. It blocks, as commands do.
package final class ErrandClient: Sendable {
    /// What came from the server.
    package enum News: Sendable, Equatable {
        case output([UInt8])
        case errors(String)
        case progress(Double)
    }

    package enum Failure: Error, Equatable {
        /// Nobody listens.
        case nobody
        /// The server went away before the end, or said something that this program does not understand.
        case gone
    }

    private let socket: Int32

    /// - Parameter path: Of the socket.
    package init(_ path: String) throws(Failure) {
        do { socket = try SocketFile.connect(path) } catch { throw .nobody }
    }

    deinit {
        close(socket)
    }

    /// Has an errand done.
    ///
    /// - Parameter receive: False when nobody takes the output any more; then the errand ends early.
    /// - Returns: The exit status.
    package func run(
        _ errand: some Errand, for caller: Caller, _ receive: (News) -> Bool
    ) throws(Failure) -> Int32 {
        guard let request = try? JSONEncoder().encode(ErrandRequest(errand, caller)), request.count <= Frame.limit
        else { throw .gone }
        send(Frame.request(Array(request)).bytes)
        var buffer = FrameBuffer()
        while true {
            let frame: Frame?
            do { frame = try buffer.next() } catch { throw .gone }
            switch frame {
            case nil: buffer.append(try read())
            case .output(let bytes): if !receive(.output(bytes)) { end() }
            case .errors(let text): _ = receive(.errors(text))
            case .progress(let millionths): _ = receive(.progress(Double(millionths) / 1e6))
            case .status(let status): return status
            case .request: throw .gone
            }
        }
    }

    /// Asks for an early end; what is done until then is still told.
    package func end() {
        shutdown(socket, Int32(SHUT_WR))
    }

    /// A server that has gone shows when the answer is read.
    private func send(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.send(
                    socket, buffer.baseAddress! + done, buffer.count - done, Int32(MSG_NOSIGNAL))
                if count < 0, errno != EINTR { return }
                done += max(0, count)
            }
        }
    }

    private func read() throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Foundation.read(socket, &bytes, bytes.count)
            if count > 0 { return Array(bytes[..<count]) }
            guard count < 0, errno == EINTR else { throw .gone }
        }
    }
}
