import Events

extension Machine {
    func audit(_ eventID: UInt32, _ data: [(name: String, value: String)]) {
        record("Microsoft-Windows-Security-Auditing", eventID, "Security", pid: 4, sid: "", data)
    }

    private func subject(_ account: Account, _ logonID: String) -> [(name: String, value: String)] {
        [
            ("SubjectUserSid", account.sid), ("SubjectUserName", account.name),
            ("SubjectDomainName", account.domain), ("SubjectLogonId", logonID),
        ]
    }

    private func hex(_ number: UInt32) -> String {
        "0x" + String(number, radix: 16)
    }

    func auditStart(_ running: Running) {
        let creator = running.parent?.account ?? .system
        let differs = creator.sid != running.account.sid
        audit(
            4688,
            subject(creator, running.parent?.logonID ?? "0x3e7") + [
                ("NewProcessId", hex(running.pid)), ("NewProcessName", running.image),
                ("TokenElevationType", "%%1936"), ("ProcessId", hex(running.parent?.pid ?? 0)),
                ("CommandLine", running.commandLine), ("TargetUserSid", differs ? running.account.sid : "S-1-0-0"),
                ("TargetUserName", differs ? running.account.name : "-"),
                ("TargetDomainName", differs ? running.account.domain : "-"),
                ("TargetLogonId", differs ? running.logonID : "0x0"),
                ("ParentProcessName", running.parent?.image ?? "-"), ("MandatoryLabel", "S-1-16-8192"),
            ])
    }

    func auditEnd(_ running: Running) {
        audit(
            4689,
            subject(running.account, running.logonID) + [
                ("Status", "0x0"), ("ProcessId", hex(running.pid)), ("ProcessName", running.image),
            ])
    }

    func auditConnection(_ running: Running, _ destination: String, _ port: Int, _ transport: String) {
        let path = running.image.dropFirst(2).lowercased()
        audit(
            5156,
            [
                ("ProcessID", "\(running.pid)"), ("Application", "\\device\\harddiskvolume3" + path),
                ("Direction", "%%14593"), ("SourceAddress", address), ("SourcePort", "\(nextPort)"),
                ("DestAddress", destination), ("DestPort", "\(port)"), ("Protocol", transport == "tcp" ? "6" : "17"),
                ("FilterRTID", "0"), ("LayerName", "%%14611"), ("LayerRTID", "48"), ("RemoteUserID", "S-1-0-0"),
                ("RemoteMachineID", "S-1-0-0"),
            ])
    }

    /// 4624
    func signIn(_ account: Account, logonID: String, type: Int, from: String = "-") {
        audit(
            4624,
            subject(.system, "0x3e7") + [
                ("TargetUserSid", account.sid), ("TargetUserName", account.name),
                ("TargetDomainName", account.domain), ("TargetLogonId", logonID), ("LogonType", "\(type)"),
                ("LogonProcessName", type == 3 ? "Kerberos" : "User32"), ("AuthenticationPackageName", "Negotiate"),
                ("WorkstationName", name), ("LogonGuid", freshID()), ("TransmittedServices", "-"),
                ("LmPackageName", "-"), ("KeyLength", "0"), ("ProcessId", type == 3 ? "0x0" : "0x5f4"),
                ("ProcessName", type == 3 ? "-" : "C:\\Windows\\System32\\svchost.exe"), ("IpAddress", from),
                ("IpPort", from == "-" ? "-" : "\(random.number(49_700...65_000))"),
                ("ImpersonationLevel", "%%1833"),
            ])
    }

    /// 4634
    func signOut(_ account: Account, logonID: String, type: Int) {
        audit(
            4634,
            [
                ("TargetUserSid", account.sid), ("TargetUserName", account.name),
                ("TargetDomainName", account.domain), ("TargetLogonId", logonID), ("LogonType", "\(type)"),
            ])
    }

    /// 4647
    func signOutByUser(_ account: Account, logonID: String) {
        audit(
            4647,
            [
                ("TargetUserSid", account.sid), ("TargetUserName", account.name),
                ("TargetDomainName", account.domain), ("TargetLogonId", logonID),
            ])
    }

    /// 4800, or 4801 for unlocking.
    func lock(_ isLocked: Bool, _ account: Account, logonID: String, session: Int) {
        audit(
            isLocked ? 4800 : 4801,
            [
                ("TargetUserSid", account.sid), ("TargetUserName", account.name),
                ("TargetDomainName", account.domain), ("TargetLogonId", logonID), ("SessionId", "\(session)"),
            ])
    }

    /// 4656 and 4663: a file below a folder that is audited.
    func auditFile(_ path: String, _ mask: String, _ list: String, by running: Running) {
        let handle = hex(UInt32(random.number(0x100...0xfff) * 4))
        for eventID: UInt32 in [4656, 4663] {
            audit(
                eventID,
                subject(running.account, running.logonID) + [
                    ("ObjectServer", "Security"), ("ObjectType", "File"), ("ObjectName", path), ("HandleId", handle),
                    ("AccessList", list), ("AccessMask", mask), ("ProcessId", hex(running.pid)),
                    ("ProcessName", running.image), ("ResourceAttributes", "S:AI"),
                ])
        }
    }

    /// 4657
    func auditValue(_ key: String, _ name: String, _ old: String, _ new: String, by running: Running) {
        audit(
            4657,
            subject(running.account, running.logonID) + [
                ("ObjectName", key), ("ObjectValueName", name), ("HandleId", hex(UInt32(random.number(99...999) * 4))),
                ("OperationType", old.isEmpty ? "%%1904" : "%%1905"), ("OldValueType", old.isEmpty ? "-" : "%%1873"),
                ("OldValue", old.isEmpty ? "-" : old), ("NewValueType", "%%1873"), ("NewValue", new),
                ("ProcessId", hex(running.pid)), ("ProcessName", running.image),
            ])
    }
}
