import Detection
import Events

/// The program that a process on Linux really runs, where its executable is only what starts it: the dynamic loader, BusyBox, the
/// interpreter of a script that is an archiver.
package struct ProgramBehind {
    let program: String
    let arguments: ArraySlice<String>
    /// Started in a way that nobody uses by chance: through the loader.
    let isHidden: Bool

    /// Nil where the executable is the program.
    init?(_ process: borrowing Process) {
        let path = process.executable
        guard path.utf8.first == 47 else { return nil }
        if Self.isLoader(path) {
            guard let behind = Self.behindLoader(CommandLine(process.commandLine).words) else { return nil }
            (program, arguments, isHidden) = (behind.first ?? "", behind.dropFirst(), true)
        } else if Self.boxes.contains(path) {
            let words = CommandLine(process.commandLine).words
            // Called by the name of a link, or with the name as its first word.
            let own = words.first.map { !Self.boxes.contains($0) } ?? false
            let rest = own ? words[...] : words.dropFirst()
            guard let first = rest.first else { return nil }
            (program, arguments, isHidden) = (first, rest.dropFirst(), false)
        } else if CommandInterpreter.isShell(path) {
            let words = CommandLine(process.commandLine).words.dropFirst()
            guard let first = words.first, Self.scripts.contains(first) else { return nil }
            (program, arguments, isHidden) = (first, words.dropFirst(), false)
        } else {
            return nil
        }
    }

    /// A quick look.
    static func couldBe(_ process: borrowing Process) -> Bool {
        let path = process.executable
        return path.utf8.first == 47 && (isLoader(path) || boxes.contains(path) || CommandInterpreter.isShell(path))
    }

    /// `ld-linux-x86-64.so.2`, `ld-musl-aarch64.so.1`, `ld-2.31.so`
    package static func isLoader(_ path: String) -> Bool {
        let name = WindowsPath.fileName(path)
        return name.utf8.starts(with: "ld".utf8) && loaders.matches(FoldedText(name))
    }

    /// The words from the program on: what stands before are the loader's own switches.
    package static func behindLoader(_ words: [String]) -> ArraySlice<String>? {
        var rest = words.dropFirst()
        while let word = rest.first, word.utf8.starts(with: "--".utf8) {
            rest = rest.dropFirst(valued.contains(word) ? 2 : 1)
        }
        return rest.isEmpty ? nil : rest
    }

    private static let loaders = WildcardSet(["ld-linux*", "ld-musl*", "ld-2*.so", "ld.so*", "ld64.so*"])
    private static let valued: Set<String> = [
        "--library-path", "--inhibit-rpath", "--audit", "--preload", "--argv0", "--glibc-hwcaps-prepend",
        "--glibc-hwcaps-mask",
    ]
    private static let boxes = ProgramNames(["busybox", "busybox.static", "toybox"])
    private static let scripts = ProgramNames(["jlha", "lrztar", "apack"])
}
