import Events

/// 64 bits that tell the lines of one host and moment apart.
enum LineIdentity {
    /// FNV-1a over ``Event/id``. Among lines of one host and one tick of time, so that two of different identity do not meet.
    static func hash(_ id: String) -> Int64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return Int64(bitPattern: hash)
    }
}

extension Process {
    /// What tells a process from the others of its host: its entity id, or pid and start, or all that is known of it.
    var storedKey: String {
        if !entityID.isEmpty { return entityID }
        if let pid, let start { return "\(pid)@\(start.ticks)" }
        let told = "\(pid.map { String($0) } ?? "")\u{0}\(executable)\u{0}\(commandLine)"
        return "x" + String(UInt64(bitPattern: LineIdentity.hash(told)), radix: 16)
    }

    var isNobody: Bool { isUnknown && commandLine.isEmpty }
}
