import Events

/// A process that runs on a ``Machine``.
package final class Running {
    let image: String
    let commandLine: String
    let pid: UInt32
    let guid: String
    let account: Account
    let logonID: String
    let session: Int
    let parent: Running?

    init(
        image: String, commandLine: String, pid: UInt32, guid: String, account: Account, logonID: String, session: Int,
        parent: Running?
    ) {
        self.image = image
        self.commandLine = commandLine
        self.pid = pid
        self.guid = guid
        self.account = account
        self.logonID = logonID
        self.session = session
        self.parent = parent
    }

    /// The file's name: `cmd.exe`.
    var name: String {
        image.split(separator: "\\").last.map(String.init) ?? image
    }
}
