import Events

extension Event {
    // Functions and not initialisers: one that delegates to another copies this large struct.

    /// An event with everything that the System part of a record tells.
    static func make(_ record: borrowing WindowsRecord, _ activity: Activity) -> Event {
        var event = Event(time: record.time, host: record.computer, activity: activity)
        event.origin.sequence = record.sequence
        event.origin.channel = record.channel
        event.origin.provider = record.providerName
        event.origin.eventID = record.eventID
        event.origin.recordID = record.recordID
        event.origin.contentHash = record.contentHash
        return event
    }

    /// The acting process as Sysmon names it.
    static func sysmon(_ record: borrowing WindowsRecord, _ activity: Activity) -> Event {
        var event = make(record, activity)
        event.process.entityID = GUIDText.normalised(record[.processGuid])
        event.process.pid = Numbers.pid(record[.processId])
        event.process.executable = event.path(.image, record)
        event.user.name = record.text(.user)
        event.process.user = event.user.name
        event.attribution = event.process.isUnknown ? .unknown : .exact
        return event
    }

    /// The subject and the process as the Security log names them.
    static func security(_ record: borrowing WindowsRecord, _ activity: Activity) -> Event {
        var event = make(record, activity)
        event.user = Account.subject(record)
        event.process.pid = Numbers.pid(record[.processId])
        event.process.executable = event.path(.processName, record)
        event.attribution = event.process.isUnknown ? .unknown : .exact
        return event
    }

    /// A path, normalised; the original is kept where that changed it.
    mutating func path(_ field: FieldName, _ record: borrowing WindowsRecord) -> String {
        let raw = record.text(field)
        let path = FilePath.normalised(raw)
        if path.utf8.count != raw.utf8.count { keep(field, raw) }
        return path
    }

    mutating func keep(_ field: FieldName, _ raw: String) {
        originals.append(Original(name: field.exportName, value: raw))
    }
}

/// Accounts as the Security log writes them.
enum Account {
    static func subject(_ record: borrowing WindowsRecord) -> User {
        User(
            name: name(record.text(.subjectDomainName), record.text(.subjectUserName)),
            id: sid(record.text(.subjectUserSid)), logonID: record.text(.subjectLogonId))
    }

    static func target(_ record: borrowing WindowsRecord) -> User {
        User(
            name: name(record.text(.targetDomainName), record.text(.targetUserName)),
            id: sid(record.text(.targetUserSid)), logonID: record.text(.targetLogonId))
    }

    static func name(_ domain: String, _ account: String) -> String {
        domain.isEmpty || account.isEmpty ? account : domain + "\\" + account
    }

    /// Empty for S-1-0-0, which means nobody.
    static func sid(_ text: String) -> String {
        text == "S-1-0-0" ? "" : text
    }
}
