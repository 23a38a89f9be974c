import CLinux
import Glibc

/// A child that was started for one task: its pipe is polled, its lines are bounded, and it is ended when its time is up.
package final class ConfinedChild {
    package enum Outcome: Equatable, Sendable {
        case running
        case whole([String])
        /// It ended without its last word, was ended, or said too much.
        case failed(String)
    }

    package struct Limits: Sendable {
        package var lines = 2_000
        package var bytes = 4 << 20
        package var memory: UInt64 = 1 << 30
        package var processorSeconds: UInt32 = 5
        package var nanoseconds: UInt64 = 20_000_000_000

        package init() {}
    }

    /// Becomes readable when it said something or ended.
    package let descriptor: Int32
    private let pid: Int32
    private let limits: Limits
    private let deadline: UInt64
    private var bytes: [UInt8] = []
    private var isReaped = false

    /// - Parameters:
    ///   - program: this program, or in tests the one that has the child's command.
    ///   - given: open files, which stay the caller's.
    ///   - user: nobody's number.
    package init?(
        _ task: String, _ arguments: [String] = [], given: [Int32], program: String = "/proc/self/exe",
        user: UInt32 = 65_534, limits: Limits = Limits()
    ) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let words = ["mitsuke-agent", ConfinedSystem.command, task] + arguments
        var pointers = words.map { strdup($0) as UnsafeMutablePointer<CChar>? } + [nil]
        pid = mitsuke_confined_start(
            program, &pointers, given, Int32(given.count), ends[1], user, limits.memory, limits.processorSeconds)
        for pointer in pointers { free(pointer) }
        close(ends[1])
        descriptor = ends[0]
        self.limits = limits
        deadline = Self.now + limits.nanoseconds
        if pid < 0 {
            isReaped = true
            return nil
        }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit {
        end()
        close(descriptor)
    }

    /// Takes what it said; call it when ``descriptor`` is readable, and now and then, so that the time is kept.
    package func look() -> Outcome {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 {
                if errno == EINTR { continue }
                guard Self.now < deadline else { return fail("took too long") }
                return .running
            }
            if count == 0 { return finish() }
            bytes.append(contentsOf: buffer[..<count])
            if bytes.count > limits.bytes { return fail("said too much") }
        }
    }

    private func finish() -> Outcome {
        let status = end()
        var lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
        guard lines.popLast()?.isEmpty == true, lines.last.map({ $0.elementsEqual([46]) }) == true else {
            if let word = lines.first, word.first == 33 {
                return .failed(String(decoding: word.dropFirst().prefix(200), as: UTF8.self))
            }
            return .failed("ended early (status \(status))")
        }
        lines.removeLast()
        guard lines.count <= limits.lines else { return .failed("said too much") }
        return .whole(lines.map { String(decoding: $0, as: UTF8.self) })
    }

    private func fail(_ why: String) -> Outcome {
        end()
        return .failed(why)
    }

    @discardableResult
    private func end() -> Int32 {
        guard !isReaped else { return 0 }
        isReaped = true
        var status: Int32 = 0
        // It closed its only way to speak, and has nothing left to do.
        if waitpid(pid, &status, WNOHANG) == 0 {
            kill(pid, SIGKILL)
            while waitpid(pid, &status, 0) < 0, errno == EINTR {}
        }
        return status
    }

    private static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
