import CLinux
import Events
import Glibc
import LinuxSensors
import Response

extension Responder {
    /// Start times are a hundredth of a second exact, and their zero moves with the clock until the agent starts again.
    private static let tolerance = Timestamp.ticksPerSecond

    /// Ends a process: the one that started then, whatever runs under its number by now.
    package func stop(_ pid: UInt32, start: Timestamp) -> CommandResult {
        timed { end(pid, start) }
    }

    private func end(_ pid: UInt32, _ start: Timestamp) -> CommandResult {
        guard pid > 1, let number = Int32(exactly: pid), number != getpid() else {
            return CommandResult(.stop, .refused, detail: "process \(pid) is never stopped")
        }
        // From here on the number cannot come to mean another process unnoticed.
        let process = mitsuke_process_open(number)
        guard process >= 0 else {
            // A thread's number is no process.
            return CommandResult(
                .stop, -process == ESRCH || -process == EINVAL ? .notFound : .failed, detail: Self.words(-process))
        }
        defer { close(process) }
        guard let entry = RunningProcesses.read(pid, boot), mitsuke_process_ended(process, 0) == 0 else {
            return CommandResult(.stop, .notFound, detail: "process \(pid) ended, or is the kernel's own")
        }
        var result = CommandResult(.stop, .done)
        result.process = entry.process
        guard let began = entry.process.start, abs(began.ticks - start.ticks) <= Self.tolerance else {
            result.answer = .notMeant
            result.detail = "another process has its number"
            return result
        }
        guard !Self.isAgent(pid) else {
            result.answer = .refused
            result.detail = "the agent does not stop itself"
            return result
        }
        let sent = mitsuke_process_signal(process, SIGKILL)
        if sent < 0 {
            result.answer = Self.answer(-sent)
            result.detail = Self.words(-sent)
        } else if mitsuke_process_ended(process, 2_000) == 0 {
            result.answer = .failed
            result.detail = "it was told to end and has not within two seconds"
        }
        return result
    }

    /// Whether it runs this very program.
    private static func isAgent(_ pid: UInt32) -> Bool {
        guard let own = try? LookedAtFile(executableOf: UInt32(getpid())),
            let its = try? LookedAtFile(executableOf: pid)
        else { return false }
        return own.device == its.device && own.inode == its.inode
    }
}
