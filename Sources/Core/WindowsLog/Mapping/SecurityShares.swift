import Events

/// Security 5140, 5142, 5143, 5145: shares, as the server sees them. The client's process is not in the record.
enum SecurityShares {
    static let fields: [FieldName] = [
        .subjectUserSid, .subjectUserName, .subjectDomainName, .subjectLogonId, .ipAddress, .ipPort, .shareName,
        .shareLocalPath, .relativeTargetName, .accessMask, .accessList,
    ]

    @Sendable static func accessed(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        share(record, .read, &event)
    }

    @Sendable static func added(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        share(record, .create, &event)
    }

    @Sendable static func modified(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        share(record, .overwrite, &event)
    }

    /// 5145 names the rights that were asked for: whoever may write is taken to write.
    @Sendable static func fileAccessed(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        let rights = AccessRights(record)
        return share(
            record,
            rights.has(AccessRights.writeData | AccessRights.appendData)
                ? .overwrite : rights.has(AccessRights.delete) ? .delete : .read, &event)
    }

    private static func share(
        _ record: borrowing WindowsRecord, _ action: FileActivity.Action, _ event: inout Event
    ) -> Bool {
        let raw = record.text(.shareName)
        guard !raw.isEmpty else { return false }
        let share = Share.normalised(raw, host: record.computer)
        var file = FileActivity(
            action,
            Share.path(share: share, folder: record.text(.shareLocalPath), relative: record.text(.relativeTargetName)))
        file.share = share
        file.clientIP = IPAddress.normalised(record.text(.ipAddress))
        file.clientPort = Numbers.port(record[.ipPort])
        file.isDirectory = record.eventID != 5145
        file.isDenied = record.isRefused
        event.begin(record, .file(file))
        event.user = Account.subject(record)
        if share.utf8.count != raw.utf8.count { event.keep(.shareName, raw) }
        if record.has(.relativeTargetName) { event.keep(.relativeTargetName, record[.relativeTargetName]) }
        return true
    }
}
