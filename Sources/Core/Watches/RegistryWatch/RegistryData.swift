import Detection

/// What new registry data points to.
enum RegistryData {
    /// Whether a folded path, or a command that begins with one, lies where only administrators write.
    static func isProtected(_ folded: String) -> Bool {
        var text = Substring(folded)
        while let first = text.utf8.first, first == 34 || first == 32 { text = text.dropFirst() }
        if text.hasPrefix("\\??\\") { text = text.dropFirst(4) }
        guard !isOdd(folded) else { return false }
        if !text.utf8.contains(92), !text.isEmpty { return true }
        return protectedFolders.contains { text.hasPrefix($0) }
    }

    /// Whether it names a place that anybody can write, a program that runs whatever it is told, or another machine.
    static func isOdd(_ folded: String) -> Bool {
        // The antivirus loads a driver from each update of its definitions; only Windows writes there.
        if folded.hasPrefix(defender) || folded.hasPrefix("\\??\\" + defender) { return false }
        let text = FoldedText(folded)
        return odd.contains { $0.matches(text) }
    }

    /// The number in `DWORD (0x00000001)` or `0x1` or `1`; nil when it is something else.
    static func number(_ data: String) -> UInt64? {
        var digits = Substring(data)
        if let open = data.utf8.firstIndex(of: 40), let close = data.utf8.lastIndex(of: 41), open < close {
            digits = data[data.utf8.index(after: open)..<close]
        }
        if digits.hasPrefix("0x") || digits.hasPrefix("0X") { return UInt64(digits.dropFirst(2), radix: 16) }
        return UInt64(digits)
    }

    private static let defender = "c:\\programdata\\microsoft\\windows defender\\"

    private static let protectedFolders = [
        defender, "c:\\windows\\", "c:\\program files\\", "c:\\program files (x86)\\", "%systemroot%\\", "%windir%\\",
        "%programfiles%\\", "%programfiles(x86)%\\", "\\systemroot\\", "system32\\", "%commonprogramfiles%\\",
    ]

    private static let odd = [
        "*\\temp\\*", "*\\users\\*", "*\\appdata\\*", "*%appdata%*", "*%temp%*", "*%tmp%*", "*%localappdata%*",
        "*%userprofile%*", "*%public%*", "*\\programdata\\*", "*%programdata%*", "*\\progra~3\\*", "*\\perflogs\\*",
        "*\\$recycle.bin\\*", "*\\windows\\tasks\\*", "*\\windows\\debug\\*", "*\\spool\\drivers\\color\\*",
        "*powershell*", "*pwsh*", "*cmd.exe*", "cmd *", "*%comspec%*", "*mshta*", "*wscript*", "*cscript*",
        "*rundll32*",
        "*regsvr32*", "*certutil*", "*bitsadmin*", "*scrobj*", "*javascript:*", "*vbscript:*", "\\\\*",
        "*\\\\127.0.0.1\\*",
        "*\\\\localhost\\*", "*admin$*", "*frombase64*", "* -enc*", "*.vbs*", "*.js", "*.hta*", "*.ps1*", "*.bat*",
    ].map { Wildcard($0) }
}
