import Events

extension Event {
    // All this changes an event in place: an event is a large struct, and each copy counts references to forty texts.

    /// Makes it an event with everything that the System part of a record tells.
    mutating func begin(_ record: borrowing WindowsRecord, _ activity: Activity) {
        self = Event(time: record.time, host: record.computer, activity: activity)
        origin.sequence = record.sequence
        origin.channel = record.channel
        origin.provider = record.providerName
        origin.eventID = record.eventID
        origin.recordID = record.recordID
        origin.contentHash = record.contentHash
    }

    /// Begins an event with the acting process as Sysmon names it.
    mutating func beginSysmon(_ record: borrowing WindowsRecord, _ activity: Activity) {
        begin(record, activity)
        process.entityID = GUIDText.normalised(record[.processGuid])
        process.pid = Numbers.pid(record[.processId])
        process.executable = path(.image, record)
        user.name = record.text(.user)
        process.user = user.name
        attribution = process.isUnknown ? .unknown : .exact
    }

    /// Begins an event with the subject and the process as the Security log names them.
    mutating func beginSecurity(_ record: borrowing WindowsRecord, _ activity: Activity) {
        begin(record, activity)
        user = Account.subject(record)
        process.pid = Numbers.pid(record[.processId])
        process.executable = path(.processName, record)
        attribution = process.isUnknown ? .unknown : .exact
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
