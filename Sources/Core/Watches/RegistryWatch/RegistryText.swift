import Detection

/// New data of a registry value, by what it says about the program that it names.
struct RegistryText {
    enum Place: Equatable {
        /// No program at all: a number, a name, nothing.
        case plain
        /// Where only administrators write, with nothing odd about it.
        case protected
        /// Below a user's profile or ProgramData: where programs live that need no administrator, and malware.
        case profile
        /// Temporary and shared folders, other hosts, addresses, and programs that run what they are told.
        case odd
        /// Any other folder.
        case other
    }

    let place: Place
    /// The number of a DWORD or QWORD; nil where the data is none. Sysmon writes `DWORD (0x00000001)`, Security 4657 `1`.
    let number: UInt64?

    init(_ data: String) {
        number = Self.number(data)
        place = number != nil ? .plain : Self.place(data)
    }

    private static func number(_ data: String) -> UInt64? {
        let text = CaseFolding.folded(data)
        if text.hasPrefix("dword (") || text.hasPrefix("qword (") {
            // A QWORD is written in two halves: `QWORD (0x00000000-0x00000001)`.
            var value: UInt64 = 0
            var digits = 0
            for byte in text.utf8.dropFirst(7) {
                switch byte {
                case 48...57: (value, digits) = (value << 4 | UInt64(byte - 48), digits + 1)
                // The nought before an x is none of the number.
                case 120: (value, digits) = (value >> 4, digits - 1)
                case 97...102: (value, digits) = (value << 4 | UInt64(byte - 87), digits + 1)
                default: break
                }
            }
            return digits > 0 ? value : nil
        }
        if text.hasPrefix("0x") { return UInt64(text.dropFirst(2), radix: 16) }
        return UInt64(text)
    }

    private static func place(_ data: String) -> Place {
        var bytes = data.utf8[...]
        while let first = bytes.first, first == 34 || first == 32 || first == 64 { bytes = bytes.dropFirst() }
        // Sysmon's own words for data that is no text.
        if bytes.isEmpty || data == "Binary Data" || data == "(Empty)" { return .plain }
        // A message doubles the signs around the name of a variable.
        if bytes.starts(with: [37, 37]) { bytes = bytes.dropFirst() }
        var start = String(Substring(bytes))
        if start.hasPrefix("\\??\\") { start = String(start.dropFirst(4)) }
        let text = FoldedText(start)
        if oddPlaces.matches(text) { return .odd }
        if protectedPlaces.matches(text) {
            // It runs what comes behind it.
            guard runners.matches(text) else { return .protected }
            return profilePlaces.matches(text) ? .odd : .other
        }
        if interpreters.matches(text) { return .odd }
        if profilePlaces.matches(text) { return .profile }
        return start.utf8.contains(92) ? .other : .plain
    }

    private static let oddPlaces = WildcardSet([
        "*\\temp\\*", "*\\tmp\\*", "*%temp%*", "*%tmp%*", "*\\users\\public\\*", "*%public%*", "\\\\*",
        "*\\perflogs\\*",
        "*\\$recycle.bin\\*", "*\\downloads\\*", "*..\\*", "*://*", "*javascript:*", "*vbscript:*", "*%comspec%*",
        "*\\admin$\\*", "*\\windows\\tasks\\*", "*\\system32\\tasks\\*", "*\\spool\\drivers\\color\\*",
        "*\\inetcache\\*",
        "*\\cmd.exe*", "*powershell*", "*pwsh*", "*mshta*", "*regsvr32*", "*wscript*", "*cscript*", "*certutil*",
        "*bitsadmin*", "*msbuild*", "*installutil*", "*-encodedcommand*", "*frombase64string*",
    ])

    private static let runners = Wildcard("*rundll32*")

    private static let interpreters = WildcardSet([
        "cmd *", "cmd.exe*", "*rundll32*", "*.vbs*", "*.vbe*", "*.jse*", "*.hta*", "*.bat*", "*.cmd*", "*.ps1*",
        "*.sct*",
    ])

    private static let protectedPlaces = WildcardSet([
        "?:\\windows\\system32\\*", "?:\\windows\\syswow64\\*", "system32\\*", "\\systemroot\\system32\\*",
        "%systemroot%\\system32\\*", "%windir%\\system32\\*", "%systemroot%\\syswow64\\*",
        "%systemroot%\\explorer.exe*",
        "?:\\program files\\*", "?:\\program files (x86)\\*", "%programfiles%*", "%programfiles(x86)%*",
        "%commonprogramfiles%*", "?:\\windows\\winsxs\\*", "?:\\windows\\microsoft.net\\*",
        "?:\\windows\\systemapps\\*",
        "?:\\windows\\servicing\\*", "?:\\windows\\explorer.exe*", "?:\\windows\\immersivecontrolpanel\\*",
        "?:\\windows\\systemresources\\*", "?:\\windows\\ime\\*", "\\driver\\*",
        "?:\\programdata\\microsoft\\windows defender\\*", "%programdata%\\microsoft\\windows defender\\*",
    ])

    private static let profilePlaces = WildcardSet([
        "*\\users\\*", "*\\appdata\\*", "*%appdata%*", "*%localappdata%*", "*%userprofile%*", "*\\programdata\\*",
        "*%programdata%*",
    ])
}
