import Detection

/// Which transfer programs, ports and services are watched.
package struct TransferPolicy: Sendable, Equatable {
    package var settings = WatchSettings()
    package var programs: [TransferProgram] = []
    /// Ports whose connections are transfers whatever the program: 20, 21, 69, 989, 990.
    package var ports: [Int] = []
    /// Domains of file-transfer services; a leading dot is implied.
    package var services: [String] = []

    package init() {}
}

/// A program that transfers files, and how its command line says which way.
package struct TransferProgram: Sendable, Equatable {
    /// What a program is for, which decides the rule that its start matches.
    package enum Kind: String, CaseIterable, Sendable {
        case ftpCommand = "ftp-command"
        case ftpClient = "ftp-client"
        case cloudClient = "cloud-client"
        case tunnel
        /// Copies files over the network and does little else: curl, rclone, scp.
        case tool
        /// Does much else: only a command line of one of its forms has to do with transfers.
        case generalPurpose = "general-purpose"
    }

    package var id: String
    package var name = ""
    package var isEnabled = true
    package var kind = Kind.tool
    /// File names of the program, as patterns.
    package var images: [String] = []
    /// Names in its version resource, by which a renamed copy is known.
    package var originalFileNames: [String] = []
    /// How the command line says upload, as patterns over the whole of it; of several one is enough.
    package var uploadForms: [String] = []
    package var downloadForms: [String] = []
    /// Whether its mere start is a finding: programs that do nothing but transfer.
    package var isFindingByItself = false
    /// The level of its findings; nil for the rule's own.
    package var level: Level?

    package init(id: String) {
        self.id = id
    }
}
