/// Shares, which the Security log names from the server's own side: `\\*\C$`, with the folder behind it `\??\C:\`.
enum Share {
    /// `\\SERVER\C$`.
    static func normalised(_ name: String, host: String) -> String {
        guard !host.isEmpty, let rest = FilePath.remainder(name, after: "\\\\*\\") else { return name }
        return "\\\\" + host + "\\" + rest
    }

    /// The path on the server of what was accessed; by the share's name where the share is no folder (`IPC$`).
    static func path(share: String, folder: String, relative: String) -> String {
        let folder = FilePath.normalised(folder)
        let base = folder.isEmpty ? share : folder
        let relative = String(Substring(relative.utf8.drop { $0 == 92 }))
        if relative.isEmpty { return base }
        return base.utf8.last == 92 ? base + relative : base + "\\" + relative
    }
}
