/// A filesystem that is mounted somewhere.
struct Mount: Equatable {
    /// `8:1`: of one filesystem all mounts have the same.
    var device: String
    var point: String
    /// What of the filesystem is seen there; `/` but for bind mounts.
    var root: String
    /// `ext4`, `fuse.sshfs`
    var type: String

    /// Holds nothing that a user stores, but what the kernel shows of itself.
    var isKernelView: Bool {
        Self.kernelViews.contains(type)
    }

    /// Lies on another machine, and what others do there is not to be seen here.
    var isRemote: Bool {
        Self.remoteTypes.contains(type)
    }

    private static let kernelViews: Set<String> = [
        "proc", "sysfs", "devtmpfs", "devpts", "cgroup", "cgroup2", "bpf", "tracefs", "debugfs", "securityfs", "pstore",
        "mqueue", "hugetlbfs", "configfs", "fusectl", "binfmt_misc", "autofs", "rpc_pipefs", "nsfs", "efivarfs",
        "selinuxfs", "fuse.lxcfs", "fuse.gvfsd-fuse", "fuse.portal", "ramfs",
    ]
    private static let remoteTypes: Set<String> = [
        "nfs", "nfs4", "cifs", "smb3", "ceph", "glusterfs", "9p", "afs", "lustre", "fuse.sshfs", "fuse.glusterfs",
        "fuse.rclone",
    ]

    /// The mounts to be watched: with `folders`, those in which these lie and those below them; otherwise all local ones. Others'
    /// where reading in them is asked for.
    static func watched(of mounts: [Mount], folders: [String]?, readFolders: [String]) -> [Mount] {
        let mounts = mounts.filter { !$0.isKernelView }
        // The mount in which a folder lies is the innermost one around it, and of those at one place the last.
        func holders(of folders: [String]) -> Set<String> {
            Set(
                folders.compactMap { folder in
                    mounts.filter { folder.lies(in: $0.point) }.map(\.point).max { $0.utf8.count < $1.utf8.count }
                })
        }
        let named = holders(of: (folders ?? []) + readFolders)
        return mounts.filter { mount in
            if named.contains(mount.point) { return true }
            guard let folders else { return !mount.isRemote }
            return folders.contains { mount.point.lies(in: $0) }
        }
    }

    /// Reads the lines of /proc/self/mountinfo; what is no such line is left out.
    static func all(in text: [UInt8]) -> [Mount] {
        text.split(separator: 10).compactMap { line in
            let fields = line.split(separator: 32)
            guard fields.count >= 7, let dash = fields[6...].firstIndex(where: { $0.elementsEqual([45]) }),
                dash + 1 < fields.count
            else { return nil }
            return Mount(
                device: String(decoding: fields[2], as: UTF8.self), point: unescaped(fields[4]),
                root: unescaped(fields[3]), type: String(decoding: fields[dash + 1], as: UTF8.self))
        }
    }

    /// Blanks and the like are written as `\040`.
    private static func unescaped(_ field: ArraySlice<UInt8>) -> String {
        var out: [UInt8] = []
        var rest = field
        while let byte = rest.popFirst() {
            let digits = rest.prefix(3)
            if byte == 92, digits.count == 3, digits.allSatisfy({ $0 >= 48 && $0 < 56 }) {
                out.append(UInt8(truncatingIfNeeded: digits.reduce(0) { $0 << 3 | Int($1 - 48) }))
                rest = rest.dropFirst(3)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
