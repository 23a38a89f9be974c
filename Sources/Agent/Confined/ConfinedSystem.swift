import CLinux
import Glibc

/// The child's own side.
package enum ConfinedSystem {
    /// The first word of the child's command line; the second is its task.
    package static let command = "confined"

    /// The whole life of the child: prepares, shuts itself in, does the task and ends. Never comes back.
    package static func run(_ name: String, _ arguments: [String]) -> Never {
        guard let task = ConfinedTask.all.first(where: { $0.name == name }) else { exit(2) }
        if let missing = task.prepare(arguments) {
            ConfinedAnswer.line("!" + missing)
            exit(3)
        }
        guard mitsuke_confine() == 0 else { exit(4) }
        task.run(arguments)
        // Nothing of the library's own tidying up is allowed any more.
        _exit(0)
    }

    static func write(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var sent = 0
            while sent < buffer.count {
                let count = Glibc.write(1, buffer.baseAddress! + sent, buffer.count - sent)
                guard count > 0 else { _exit(5) }
                sent += count
            }
        }
    }
}
