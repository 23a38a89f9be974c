/// What is watched and how: the whole of it, one section for each watch.
package struct Policy: Sendable, Equatable {
    package var registry: RegistryPolicy
    package var archive: ArchivePolicy
    package var transfer: TransferPolicy
    package var fileOperation: FileOperationPolicy
    package var browser: BrowserPolicy

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
