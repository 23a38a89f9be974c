import Events

/// A process of a host, as stored: what its records told apart.
package struct ProcessReference: Sendable, Hashable {
    package var host: String
    /// What tells it from the others of its host, opaque to everyone but stores.
    package var key: String

    package init(host: String, key: String) {
        self.host = host
        self.key = key
    }

    /// Nil where nothing tells which process it is.
    package init?(_ process: Process, on host: String) {
        guard !process.isUnknown || !process.commandLine.isEmpty else { return nil }
        self.host = host
        key = Self.key(process)
    }

    /// The entity id, or pid and start, or a hash of all that is known of it.
    package static func key(_ process: Process) -> String {
        if !process.entityID.isEmpty { return process.entityID }
        if let pid = process.pid, let start = process.start { return "\(pid)@\(start.ticks)" }
        // FNV-1a: within one host the texts of its programs do not meet.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let told = "\(process.pid.map { String($0) } ?? "")\u{0}\(process.executable)\u{0}\(process.commandLine)"
        for byte in told.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return "x" + String(hash, radix: 16)
    }
}
