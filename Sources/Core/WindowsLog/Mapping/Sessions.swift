import Events

/// Security 4624, 4634, 4647, 4800, 4801: who signs in and out, and locks.
enum Sessions {
    static let fields: [FieldName] = [
        .targetUserSid, .targetUserName, .targetDomainName, .targetLogonId, .logonType, .sessionId, .ipAddress,
        .processId, .processName,
    ]

    @Sendable static func signIn(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        session(record, .signIn, &event)
    }
    @Sendable static func signOut(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        session(record, .signOut, &event)
    }
    @Sendable static func lock(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        session(record, .lock, &event)
    }
    @Sendable static func unlock(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        session(record, .unlock, &event)
    }

    private static func session(
        _ record: borrowing WindowsRecord, _ action: SessionActivity.Action, _ event: inout Event
    ) -> Bool {
        var session = SessionActivity(action, account: Account.target(record))
        session.logonType = Numbers.pid(record[.logonType])
        session.sessionID = Numbers.pid(record[.sessionId])
        session.sourceIP = IPAddress.normalised(record.text(.ipAddress))
        event.beginSecurity(record, .session(session))
        event.user = session.account
        return true
    }
}
