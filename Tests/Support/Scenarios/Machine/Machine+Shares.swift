import Events

/// What a client does with a file on a share.
enum ShareUse {
    case read, write, delete, list

    var mask: String {
        switch self {
        case .read: "0x120089"
        case .write: "0x12019f"
        case .delete: "0x10080"
        case .list: "0x100081"
        }
    }

    var list: String {
        switch self {
        case .read: "%%1538 %%1541 %%4416 %%4419 %%4423"
        case .write: "%%1538 %%1541 %%4416 %%4417 %%4418 %%4419 %%4420 %%4423 %%4424"
        case .delete: "%%1537 %%4423"
        case .list: "%%1541 %%4416 %%4423"
        }
    }
}

extension Machine {
    private func client(
        _ account: Account, _ logonID: String, _ from: Machine, _ share: String
    ) -> [(name: String, value: String)] {
        [
            ("SubjectUserSid", account.sid), ("SubjectUserName", account.name),
            ("SubjectDomainName", account.domain), ("SubjectLogonId", logonID), ("ObjectType", "File"),
            ("IpAddress", from.address), ("IpPort", "\(50_000 + Int(account.sid.utf8.last ?? 0) * 11)"),
            ("ShareName", "\\\\*\\" + share),
            ("ShareLocalPath", share == "IPC$" ? "" : "\\??\\D:\\Share\\" + share),
        ]
    }

    /// 5140 on the server: a client connects to a share.
    func shareOpened(_ share: String, by account: Account, logonID: String, from client: Machine) {
        audit(
            5140,
            self.client(account, logonID, client, share) + [
                ("AccessMask", "0x1"), ("AccessList", "%%4416"),
            ])
    }

    /// 5145 on the server, for one file or folder.
    func shareUsed(
        _ share: String, _ path: String, _ use: ShareUse, by account: Account, logonID: String, from client: Machine
    ) {
        audit(
            5145,
            self.client(account, logonID, client, share) + [
                ("RelativeTargetName", path), ("AccessMask", use.mask), ("AccessList", use.list),
                ("AccessReason", "%%1541: %%1801 D:(A;;FA;;;WD)"),
            ])
    }
}
