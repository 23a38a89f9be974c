import Events

/// A PC with the person who sits at it, and what Windows runs there from the start of a day to its end.
package final class Desk {
    let pc: Machine
    let account: Account
    let server: Machine
    /// The share of this person's department.
    let share: String
    let system: Running
    var wininit: Running
    var services: Running
    var lsass: Running
    var csrss: Running
    var defender: Running
    var winlogon: Running
    var explorer: Running
    var hosts: [String: Running] = [:]
    var logonID = "0x0"
    var session = 1
    var isLocked = false
    /// Programs that stay open, by name.
    var open: [String: Running] = [:]
    var day = 0

    package init(_ pc: Machine, _ account: Account, server: Machine, share: String) {
        self.pc = pc
        self.account = account
        self.server = server
        self.share = share
        system = Running(
            image: "System", commandLine: "", pid: 4, guid: pc.freshID().uppercased(), account: .system,
            logonID: "0x3e7", session: 0, parent: nil)
        wininit = system
        services = system
        lsass = system
        csrss = system
        defender = system
        winlogon = system
        explorer = system
    }

    var software: String { "HKU\\\(account.sid)\\Software" }
    var local: String { account.profile + "\\AppData\\Local" }
    var roaming: String { account.profile + "\\AppData\\Roaming" }

    /// The service host of a group and service: `netsvcs -p -s Schedule`.
    func host(_ group: String) -> Running {
        if let running = hosts[group] { return running }
        let account: Account =
            group.hasPrefix("LocalService")
            ? .localService : group.hasPrefix("NetworkService") ? .networkService : .system
        let running = pc.start(
            "C:\\Windows\\System32\\svchost.exe", "C:\\Windows\\system32\\svchost.exe -k \(group)", by: services,
            as: account, logonID: Self.logon(account))
        hosts[group] = running
        return running
    }

    private static func logon(_ account: Account) -> String {
        account.sid == "S-1-5-19" ? "0x3e5" : account.sid == "S-1-5-20" ? "0x3e4" : "0x3e7"
    }

    var scheduler: Running { host("netsvcs -p -s Schedule") }
    var launcher: Running { host("DcomLaunch -p") }
    var bits: Running { host("netsvcs -p -s BITS") }
    var updateService: Running { host("netsvcs -p -s wuauserv") }

    /// Starts a program of this person from the shell.
    @discardableResult
    func start(_ image: String, _ commandLine: String? = nil, original: String? = nil) -> Running {
        pc.start(
            image, commandLine ?? "\"\(image)\"", by: explorer, original: original, folder: account.profile + "\\")
    }

    /// Starts a program in this person's session from a service.
    @discardableResult
    func startInSession(_ image: String, _ commandLine: String, by parent: Running) -> Running {
        pc.start(image, commandLine, by: parent, as: account, session: session, logonID: logonID)
    }

    /// A file on the share of the department, used from here.
    func use(_ path: String, _ use: ShareUse, of share: String? = nil) {
        server.clock = pc.clock
        server.shareUsed(share ?? self.share, path, use, by: account, logonID: serverLogon, from: pc)
    }

    var serverLogon: String {
        "0x" + String(0x40_0000 + day * 0x1_1000 + Int(pc.address.utf8.last ?? 0) * 0x111, radix: 16)
    }
}
