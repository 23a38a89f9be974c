import Detection
import Events

/// What the policy of archives wants kept from being done at all, as far as that can be told before it is done.
package struct ArchiveProhibition: Sendable {
    /// No archiver may run, nor a program make an archive that can do other things.
    package let archivers: Bool
    /// No archiver may run under another name than its own.
    package let renamed: Bool
    private let tools: ArchiveTools
    private let exclusions: ExclusionSet

    /// What a system runs all the time to unpack itself and to keep its logs: these may run, but not make what the policy prohibits.
    private static let systemsOwn = ProgramNames([
        "tar", "bsdtar", "cpio", "bsdcpio", "pax", "gzip", "bzip2", "xz", "zstd", "lzma", "compress",
    ])

    package init(_ policy: ArchivePolicy) {
        func prohibits(_ rule: Rule) -> Bool {
            policy.settings.isEnabled
                && policy.settings.rules.contains { $0.id == rule.id && $0.response == .prohibit }
        }
        archivers = prohibits(ArchiveRules.command) || prohibits(ArchiveRules.created)
        renamed = archivers || prohibits(ArchiveRules.renamedTool)
        tools = ArchiveTools(policy.tools, ArchiveFormats(policy.formats))
        exclusions = ExclusionSet(policy.settings)
    }

    package var isAny: Bool { archivers || renamed }

    /// Whether a program that runs was told to make an archive, and the policy does not spare it.
    ///
    /// - Parameters:
    ///   - name: The archiver that it is.
    ///   - target: What it writes.
    package func isMakingArchive(_ process: Process, name: String, parent: String, target: String) -> Bool {
        var process = process
        process.originalFileName = name
        guard tools.use(process)?.makes ?? false else { return false }
        var event = Event(time: Timestamp(ticks: 0), host: "", activity: .process(ProcessActivity(.start)))
        event.process = process
        event.parent = Process(executable: parent)
        return !exclusions.excludes(ArchiveRules.command.id, event, target: target)
            && !exclusions.excludes(ArchiveRules.created.id, event, target: target)
    }

    /// Whether a program does other things than archives, too.
    package func isGeneralPurpose(_ executable: String) -> Bool {
        tools.contains(Process(executable: executable))
            && (Self.systemsOwn.contains(executable) || !tools.isArchiver(executable))
    }
}
