import Detection

/// What is watched and how: the whole of it, one section for each watch.
package struct Policy: Sendable, Equatable {
    package var registry: RegistryPolicy
    package var archive: ArchivePolicy
    package var transfer: TransferPolicy
    package var fileOperation: FileOperationPolicy
    package var browser: BrowserPolicy

    /// Whether a watch is to do something else by another policy.
    func isOther(than other: Policy, for watch: WatchName) -> Bool {
        switch watch {
        case .registry: registry != other.registry
        case .archive: archive != other.archive
        case .transfer: transfer != other.transfer
        case .fileOperation: fileOperation != other.fileOperation
        case .browser: browser != other.browser
        }
    }

    /// What is watched where no policy file says otherwise.
    package static let `default` = Policy(
        registry: .default, archive: .default, transfer: .default, fileOperation: .default, browser: .default)

    /// The same, for a host that runs Linux.
    package static let linux: Policy = {
        var policy = Policy.default
        policy.registry = .linux
        policy.archive = .linux
        policy.fileOperation = .linux
        return policy
    }()
}
