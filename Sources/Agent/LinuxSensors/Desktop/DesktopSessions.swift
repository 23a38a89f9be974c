import Glibc

/// Somebody's session on an X server of this host, as the environment of its processes says: nothing of it can be relied upon.
struct DesktopSession: Hashable {
    let owner: UInt32
    let display: String
    /// The file with the key, opened by nobody but the owner's own child.
    let key: String
}

/// Looks for sessions, and for programs that lock the screen, which run only while it is locked.
struct DesktopSessions {
    private(set) var sessions: [DesktopSession] = []
    private(set) var locked: Set<UInt32> = []

    private static let limit = 8
    private static let lockers: Set<String> = [
        "i3lock", "slock", "swaylock", "xsecurelock", "xtrlock", "vlock", "physlock", "kscreenlocker_g", "xlock",
        "alock", "cinnamon-screen",
    ]

    init() {
        guard let directory = opendir("/proc") else { return }
        defer { closedir(directory) }
        var found: Set<DesktopSession> = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            var about = stat()
            guard UInt32(name) != nil, stat("/proc/\(name)", &about) == 0 else { continue }
            let owner = about.st_uid
            guard owner == 0 || owner >= 1_000 && owner != 65_534 else { continue }
            if let comm = SystemFiles.contents("/proc/\(name)/comm", limit: 32),
                Self.lockers.contains(String(decoding: comm.dropLast(), as: UTF8.self))
            {
                locked.insert(owner)
            }
            guard found.count < Self.limit, let text = SystemFiles.contents("/proc/\(name)/environ", limit: 65_536),
                let session = Self.session(text, owner)
            else { continue }
            found.insert(session)
        }
        sessions = found.sorted { ($0.owner, $0.display, $0.key) < ($1.owner, $1.display, $1.key) }
    }

    static func session(_ environment: [UInt8], _ owner: UInt32) -> DesktopSession? {
        var display = ""
        var key = ""
        for entry in environment.split(separator: 0) {
            if entry.starts(with: "DISPLAY=".utf8) {
                display = String(decoding: entry.dropFirst(8), as: UTF8.self)
            } else if entry.starts(with: "XAUTHORITY=".utf8), entry.count < 4_096 {
                key = String(decoding: entry.dropFirst(11), as: UTF8.self)
            }
        }
        return isLocal(display) ? DesktopSession(owner: owner, display: display, key: key) : nil
    }

    /// `:0` or `:0.0`: anything else names another host or another socket.
    static func isLocal(_ display: String) -> Bool {
        guard display.utf8.first == 58, display.utf8.count <= 10 else { return false }
        let parts = display.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count) && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 48 < 10 } }
    }
}
