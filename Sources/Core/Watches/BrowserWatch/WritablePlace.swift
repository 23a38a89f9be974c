import Detection

/// Folders in which any program may lay down another: where installers unpack, and intruders.
enum WritablePlace {
    private static let patterns = [
        "*\\temp\\*", "*\\tmp\\*", "?:\\users\\public\\*", "*\\downloads\\*", "?:\\programdata\\*", "?:\\perflogs\\*",
        "*\\$recycle.bin\\*", "*\\appdata\\roaming\\*", "*\\appdata\\locallow\\*", "?:\\windows\\*\\tasks\\*",
        "?:\\windows\\tasks\\*", "?:\\windows\\debug\\*", "?:\\windows\\tracing\\*", "\\\\*", "*\\inetcache\\*",
        "*\\temporary internet files\\*", "*\\startup\\*", "/tmp/*", "/var/tmp/*", "/dev/shm/*", "/run/user/*",
        "*/Downloads/*",
    ].map { Wildcard($0) }

    private static let passing = [
        "*\\temp\\*", "*\\tmp\\*", "?:\\users\\public\\*", "?:\\perflogs\\*", "*\\$recycle.bin\\*",
        "?:\\windows\\tasks\\*",
        "*\\inetcache\\*", "*\\temporary internet files\\*", "*\\startup\\*", "/tmp/*", "/var/tmp/*", "/dev/shm/*",
    ].map { Wildcard($0) }

    private static let installers = NameSet([
        "*setup*", "*install*", "*.tmp", "*update*", "*upgrade*", "msiexec.exe",
    ])

    /// Whether a program runs from where nothing is ever installed, and is no installer that unpacked itself there.
    static func isPassing(_ executable: String) -> Bool {
        let folded = FoldedText(executable)
        return passing.contains { $0.matches(folded) } && !installers.contains(WindowsPath.fileName(executable))
    }

    static func contains(_ path: String) -> Bool {
        let folded = FoldedText(path)
        return patterns.contains { $0.matches(folded) }
    }
}
