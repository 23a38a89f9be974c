import Detection
import Events

/// Who makes an archive, and what stands behind: how ordinary that is.
///
/// Making archives is everyday for people at the desktop, for builds, for installed software and for its nightly tasks. It is not
/// for shells, for scripts, for the packers of Windows and for programs that lie where anybody can put them.
struct ArchiveScene {
    let maker: ArchiveMaker
    /// What started it.
    let parent: ArchiveMaker
    /// The nearest ancestor that is no interpreter: who wrote the script, or sat at the shell.
    let behind: ArchiveMaker
    let isArchiver: Bool
    /// Whether it is an archiver's window, or was opened from one.
    let isDesktopArchiver: Bool
    /// Whether the shell between runs a script that lies in its place, rather than what somebody types.
    private let runsBatch: Bool

    init(_ event: borrowing Event, _ tools: ArchiveTools) {
        maker = ArchiveMaker(event.process.executable)
        isArchiver = tools.isArchiver(event.process.executable)
        var chain = event.ancestors
        if chain.isEmpty, let parent = event.parent { chain = [parent] }
        let first = chain.first?.executable ?? ""
        parent = ArchiveMaker(first)
        let index = chain.firstIndex { ArchiveMaker($0.executable) != .script }
        behind = index.map { ArchiveMaker(chain[$0].executable) } ?? .unknown
        let isWindow = Self.windows.contains(event.process.executable)
        isDesktopArchiver =
            isArchiver && maker == .installed
            && (isWindow || Self.windows.contains(first))
            && (parent == .desktop || parent == .unknown || tools.isArchiver(first))
        let shells = chain[..<(index ?? 0)]
        runsBatch = !shells.isEmpty && shells.allSatisfy { Self.hasScript($0.commandLine) }
    }

    /// Whether the people at this computer, their builds, or its own services did it.
    var isOrdinary: Bool {
        switch maker {
        case .desktop, .browser, .mail, .developer, .scheduler, .exposed: return true
        case .script, .packer: return behind == .developer || maker == .packer && parent == .installed
        case .downloader, .other, .unknown: return false
        case .installed:
            guard isArchiver else { return true }
            if isDesktopArchiver { return true }
            switch parent {
            case .desktop, .developer, .installed, .scheduler: return true
            case .script:
                return behind == .developer || behind == .scheduler && runsBatch || behind == .installed && runsBatch
            case .browser, .mail, .downloader, .packer, .exposed, .other, .unknown: return false
            }
        }
    }

    /// Archivers with a window, and what their windows start.
    private static let windows = ProgramNames([
        "7zFM.exe", "7zG.exe", "winrar.exe", "winzip32.exe", "winzip64.exe", "bandizip.exe", "lhaplus.exe", "lhaz.exe",
        "explzh.exe", "cubeice.exe", "cubeice-compress.exe", "peazip.exe", "NanaZip.exe", "NanaZipG.exe", "alzip.exe",
        "izarc.exe", "powerarc.exe", "lhaca.exe", "+lhaca.exe", "noah.exe", "explorer.exe",
    ])

    /// Whether a shell's command line names a script file that lies where only few can write.
    private static func hasScript(_ commandLine: String) -> Bool {
        for word in CommandLine(commandLine).words.dropFirst().prefix(20) {
            if word.utf8.first == 47, word.utf8.dropFirst().contains(47) {
                // On Linux a shell is given the whole of a command as one word.
                let program = String(word.prefix { $0 != " " })
                return ArchivePlace.isProtected(program) || program.utf8.starts(with: "/etc/".utf8)
            }
            let name = WindowsPath.fileExtension(word)
            if scripts.contains(name) { return ArchivePlace(word) == .ordinary && word.utf8.contains(92) }
        }
        return false
    }

    private static let scripts: Set<String> = ["cmd", "bat", "ps1", "vbs", "js", "wsf", "py", "pl"]
}
