import Testing

@testable import LinuxSensors

@Suite struct MountTableTests {
    private let text = """
        22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
        23 22 0:21 / /proc rw - proc proc rw
        24 22 8:2 /exports /srv/the\\040share rw master:3 propagate_from:2 - xfs /dev/sdb1 rw
        25 22 0:50 / /mnt/nas rw - nfs4 nas:/x rw
        nonsense
        """

    @Test("mounts are read with their escaped names; what is no mount is left out")
    func read() {
        let mounts = Mount.all(in: Array(text.utf8))
        #expect(mounts.map(\.point) == ["/", "/proc", "/srv/the share", "/mnt/nas"])
        #expect(mounts[2] == Mount(device: "8:2", point: "/srv/the share", root: "/exports", type: "xfs"))
    }

    @Test("the kernel's own views are never watched, others' machines only where reading there is asked for")
    func watched() {
        let mounts = Mount.all(in: Array(text.utf8))
        #expect(Mount.watched(of: mounts, folders: nil, readFolders: []).map(\.point) == ["/", "/srv/the share"])
        #expect(
            Mount.watched(of: mounts, folders: nil, readFolders: ["/mnt/nas/a"]).map(\.point) == [
                "/", "/srv/the share", "/mnt/nas",
            ])
        #expect(Mount.watched(of: mounts, folders: ["/srv"], readFolders: []).map(\.point) == ["/", "/srv/the share"])
        #expect(
            Mount.watched(of: mounts, folders: ["/srv/the share/a"], readFolders: []).map(\.point) == ["/srv/the share"]
        )
    }
}
