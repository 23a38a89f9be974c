/// Where local filesystems are mounted, on which programs can lie and files be written.
package enum LocalMounts {
    /// - Parameter folders: Only those in which one of these lies, and those below; nil for all.
    package static func points(folders: [String]?) -> [String] {
        guard let text = SystemFiles.contents("/proc/self/mountinfo", limit: 1 << 20) else { return [] }
        // One that speaks to a program of its own could wait for itself.
        return Mount.watched(of: Mount.all(in: text), folders: folders, readFolders: [])
            .filter { !$0.type.hasPrefix("fuse") && !$0.isRemote }.map(\.point)
    }
}
