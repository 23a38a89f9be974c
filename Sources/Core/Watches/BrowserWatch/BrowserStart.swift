import Detection
import Events

/// The start of a browser, and how grave what it shows is.
struct BrowserStart {
    var root: BrowserRoot
    var flags: StartFlags
    var isInstalled: Bool

    private var isDeveloper: Bool {
        if case .developer = root.parentage { true } else { false }
    }

    private var isByBluntScript: Bool {
        switch root.parentage {
        case .script(let isBlunt): isBlunt
        case .office: true
        case .user, .shell, .logonScript, .service, .com, .developer, .odd, .other, .unknown: false
        }
    }

    var headlessLevel: Level {
        isDeveloper ? .low : isByBluntScript ? .high : .medium
    }

    var drivenLevel: Level {
        isDeveloper ? .low : isByBluntScript ? .high : .medium
    }

    var automationLevel: Level {
        if isDeveloper { return .low }
        if isByBluntScript { return .medium }
        if !flags.isAutomated { return root.hasOddProfile ? .medium : .low }
        return .medium
    }

    var scriptLevel: Level {
        if fetchesFile { return .medium }
        guard case .script(let isBlunt) = root.parentage, isBlunt else { return .low }
        let parent = WindowsPath.fileName(root.ancestors.first?.executable ?? "")
        return CaseFolding.equal(parent, "wscript.exe") || CaseFolding.equal(parent, "cscript.exe") ? .low : .medium
    }

    /// Whether the first page is a file that can be run or unpacked, and so not there to be read.
    var fetchesFile: Bool {
        let url = CaseFolding.folded(flags.url)
        guard url.hasPrefix("http") || url.hasPrefix("ftp") else { return false }
        let path = url.prefix { $0 != "?" && $0 != "#" }
        return Self.fileEndings.contains(WindowsPath.fileExtension(String(path)))
            && path.utf8.reduce(0) { $0 + ($1 == 47 ? 1 : 0) } >= 3
    }

    private static let fileEndings: Set<String> = [
        "exe", "dll", "scr", "com", "cpl", "msi", "msix", "appx", "bat", "cmd", "ps1", "vbs", "vbe", "js", "jse", "wsf",
        "hta", "lnk", "iso", "img", "vhd", "vhdx", "zip", "7z", "rar", "cab", "gz", "tar", "jar", "bin", "dat", "one",
        "xll", "reg", "sct", "chm",
    ]
}

/// Browsers that hide where they connect to.
enum Anonymiser {
    private static let patterns = ["*\\tor.exe", "*\\tor browser\\browser\\firefox.exe"].map { Wildcard($0) }

    static func isOne(_ executable: String) -> Bool {
        let path = FoldedText(executable)
        return patterns.contains { $0.matches(path) }
    }
}
