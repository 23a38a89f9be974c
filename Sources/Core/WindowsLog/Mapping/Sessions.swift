import Events

/// Security 4624, 4634, 4647, 4800, 4801: who signs in and out, and locks.
enum Sessions {
    static let fields: [FieldName] = [
        .targetUserSid, .targetUserName, .targetDomainName, .targetLogonId, .logonType, .sessionId, .ipAddress,
        .processId, .processName,
    ]

    @Sendable static func signIn(_ record: borrowing WindowsRecord) -> Event? { session(record, .signIn) }
    @Sendable static func signOut(_ record: borrowing WindowsRecord) -> Event? { session(record, .signOut) }
    @Sendable static func lock(_ record: borrowing WindowsRecord) -> Event? { session(record, .lock) }
    @Sendable static func unlock(_ record: borrowing WindowsRecord) -> Event? { session(record, .unlock) }

    private static func session(_ record: borrowing WindowsRecord, _ action: SessionActivity.Action) -> Event? {
        var session = SessionActivity(action, account: Account.target(record))
        session.logonType = Numbers.pid(record[.logonType])
        session.sessionID = Numbers.pid(record[.sessionId])
        session.sourceIP = IPAddress.normalised(record.text(.ipAddress))
        var event = Event.security(record, .session(session))
        event.user = session.account
        return event
    }
}
