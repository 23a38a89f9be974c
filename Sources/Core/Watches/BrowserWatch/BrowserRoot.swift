import Detection
import Events

/// The first process of a browser, by which all its parts are judged, and how it came about.
struct BrowserRoot {
    var process: Process
    var family: BrowserProgram.Family
    /// From the acting process up to and with ``process``.
    var tree: [Process]
    /// Who started it, nearest first.
    var ancestors: ArraySlice<Process>
    var flags: StartFlags
    var parentage: Parentage
    /// Whether its profile lies where anybody may write, or outside the user's own folder.
    var hasOddProfile: Bool
}

/// Looks at processes by the policy: whether they are browsers, whose part they are, and how they were started.
struct BrowserLens {
    let table: BrowserTable
    private let parents: ParentTable
    private let automation: WildcardSet
    private let background: WildcardSet
    private let installFolders: [Wildcard]

    init(_ policy: BrowserPolicy) {
        table = BrowserTable(policy.browsers)
        parents = ParentTable(policy)
        automation = WildcardSet(policy.automationFlags)
        background = WildcardSet(policy.backgroundFlags)
        installFolders = policy.installFolders.map { Wildcard($0) }
    }

    /// The root of the browser that the acting process belongs to; nil when it belongs to none.
    ///
    /// It goes up as long as the parents are browsers too: a browser that something else started from within a browser
    /// is judged by that something.
    func root(of event: borrowing Event) -> BrowserRoot? {
        guard let own = table.family(of: event.process.executable) else { return nil }
        var family = own
        var chain = event.ancestors
        if chain.isEmpty, let parent = event.parent { chain = [parent] }
        var tree = [event.process]
        var depth = 0
        while depth < chain.count, depth < 16 {
            guard let parent = table.family(of: chain[depth].executable), parent != .updater, Self.holds(parent, family)
            else { break }
            family = parent
            tree.append(chain[depth])
            depth += 1
        }
        let process = tree[tree.count - 1]
        let flags = flags(of: process)
        return BrowserRoot(
            process: process, family: family, tree: tree, ancestors: chain[depth...], flags: flags,
            parentage: parents.parentage(of: process, chain[depth...]), hasOddProfile: Self.isOddProfile(flags.profile))
    }

    func flags(of process: borrowing Process) -> StartFlags {
        StartFlags(CommandLine(process.commandLine).words, automation: automation, background: background)
    }

    func parentage(of process: borrowing Process, _ parent: Process?) -> Parentage {
        guard let parent else { return .unknown }
        return parents.parentage(of: process, [parent])
    }

    func isInstalled(_ executable: String) -> Bool {
        let path = FoldedText(executable)
        return installFolders.contains { $0.matches(path) }
    }

    /// A browser's engine in another program, or an HTML application, is no part of the browser that started it.
    private static func holds(_ parent: BrowserProgram.Family, _ child: BrowserProgram.Family) -> Bool {
        switch (parent, child) {
        case (.embedded, .embedded), (_, .updater): true
        case (_, .embedded), (.embedded, _): false
        case (.chromium, _), (.gecko, _), (.internetExplorer, _), (.updater, _): true
        }
    }

    private static func isOddProfile(_ profile: String) -> Bool {
        guard !profile.isEmpty else { return false }
        if WritablePlace.contains(profile + "\\") { return true }
        let path = FoldedText(profile)
        return profileRoots.allSatisfy { !$0.matches(path) }
    }

    private static let profileRoots = [
        "?:\\users\\*", "%*", "?:\\documents and settings\\*", "/home/*", "/root/*", "~*", "$*",
    ].map { Wildcard($0) }
}
