import Detection

/// What lines that came into a setting say.
struct SettingText {
    /// It fetches and runs, hides, opens a way in, or runs what lies where anybody can put it.
    var isHarmful = false
    /// Nothing but blanks and comments.
    var isOnlyComment = true

    /// - Parameter side: The new side of a ``SettingDiff``, or a link's or a digest's words.
    init(_ side: String, group: String) {
        // What is left out may be anything.
        if side.hasSuffix("…") { isOnlyComment = false }
        for line in SettingDiff.lines(ofSide: side) {
            guard let first = line.utf8.first(where: { $0 != 32 && $0 != 9 && $0 != 13 }) else { continue }
            // sudo reads two of its own words behind the sign.
            if first == 35, !(group == "sudoers" && Self.isInclude(line)) { continue }
            isOnlyComment = false
            if Self.isHarmful(line, group) { isHarmful = true }
        }
    }

    private static func isInclude(_ line: Substring) -> Bool {
        line.utf8.starts(with: "#include".utf8)
    }

    private static func isHarmful(_ line: Substring, _ group: String) -> Bool {
        let text = FoldedText(String(line))
        if harmful.matches(text) || hasOddPlace(line) { return true }
        switch group {
        case "sudoers": return sudo.matches(text)
        case "pam": return pam.matches(text)
        case "authorized-keys": return keys.matches(text)
        case "browser-policy": return browser.matches(text)
        default: return false
        }
    }

    /// Whether the line runs, or points to, what lies in an odd place. That something is written there is no matter.
    private static func hasOddPlace(_ line: Substring) -> Bool {
        var before = Substring()
        for word in line.split(whereSeparator: { " \t\"'`;|&()".contains($0) }) {
            defer { before = word }
            guard let slash = word.utf8.firstIndex(of: 47), isOddPlace(word[slash...]) else { continue }
            let lead = word[..<slash]
            if lead.utf8.last == 61 {
                if isRunning(key: lead.dropLast()) { return true }
            } else if !lead.utf8.contains(62), !lead.utf8.contains(60), before.utf8.last != 62, before.utf8.last != 60,
                before.utf8.first != 45 || before == "-c", !users.contains(CaseFolding.folded(String(before)))
            {
                return true
            }
        }
        return false
    }

    /// `ExecStart=`, `Exec=`, `PATH=`
    private static func isRunning(key: Substring) -> Bool {
        let key = CaseFolding.folded(String(key))
        return key.utf8.starts(with: "exec".utf8) || key == "path" || key.hasSuffix("_path") || key.hasSuffix("preload")
            || key == "bash_env" || key == "env" || key == "prompt_command"
    }

    /// What works with a file and does not run it.
    private static let users: Set<String> = [
        "rm", "find", "mkdir", "touch", "chown", "chmod", "cd", "ls", "tar", "cat", "grep", "rmdir", "stat", "test",
        "[", "-d",
        "-f", "-e", "du", "df", "tmpfs", "d", "d!", "f", "q", "x", "r", "mktemp", "tmpwatch", "tmpreaper", "mount",
        "umount",
        "rsync", "gzip", "tail", "head", "logger", "echo",
    ]

    /// Where anybody can put a program, or where nobody looks.
    static func isOddPlace(_ path: Substring) -> Bool {
        let bytes = path.utf8
        // A bare `/tmp` is where things are put, `/tmp/x` a thing.
        for folder in oddFolders where bytes.count > folder.utf8CodeUnitCount {
            if bytes.prefix(folder.utf8CodeUnitCount).elementsEqual(
                UnsafeBufferPointer(start: folder.utf8Start, count: folder.utf8CodeUnitCount))
            {
                return true
            }
        }
        return false
    }

    private static let oddFolders: [StaticString] = ["/tmp/", "/var/tmp/", "/dev/shm/", "/dev/mqueue/", "/run/shm/"]

    private static let harmful = WildcardSet([
        "*curl *|*sh*", "*wget *|*sh*", "*curl *|*python*", "*wget *|*python*", "*curl *|*perl*", "*wget *|*perl*",
        "*$(curl*", "*$(wget*", "*`curl*", "*`wget*", "*curl *chmod +x*", "*wget *chmod +x*", "*curl *chmod 7*",
        "*wget *chmod 7*",
        "*/dev/tcp/*",
        "*/dev/udp/*", "*base64 -d*", "*base64 --decode*", "*b64decode*", "*xxd -r*", "*nc -e*", "*ncat *-e*",
        "*nc -c*", "*socat *exec:*", "*bash -i*", "*sh -i *", "*mkfifo*", "*ld_preload*", "*ld_audit*",
        "*python* -c*socket*", "*perl *-e*socket*", "*openssl s_client*", "*chattr +i*", "*history -c*",
        "*histfile=/dev/null*", "*unset histfile*", "*setenforce 0*", "*alias sudo=*", "*sudo () {*", "*sudo()*{*",
        "*chmod *u+s*", "*chmod 4755*", "*chmod 4777*", "*chmod 6755*", "*chmod +s*",
    ])
    private static let sudo = WildcardSet([
        "*nopasswd*all*", "*!authenticate*", "*!log_*", "*!syslog*", "*env_keep*ld_*", "*!tty_tickets*",
        "*timestamp_timeout=-1*",
    ])
    private static let pam = WildcardSet([
        "*sufficient*pam_permit*", "*pam_exec*", "*pam_python*", "*pam_script*", "*required*pam_permit*",
        "*sufficient*pam_succeed_if*", "*nullok*pam_unix*", "*auth*optional*pam_permit*",
    ])
    private static let keys = WildcardSet(["*environment=\"*"])
    private static let browser = WildcardSet([
        "*extensioninstallforcelist*", "*force_installed*", "*proxyserver*", "*proxypacurl*", "*homepagelocation*",
        "*safebrowsing*false*", "*safebrowsingprotectionlevel*0*",
    ])
}
