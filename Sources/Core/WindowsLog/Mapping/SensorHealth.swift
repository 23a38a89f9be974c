import Events

/// Sysmon 4, 16, 255, Security 1101 and 1102, System 104: the state of the logs themselves.
enum SensorHealth {
    static let fields: [FieldName] = [
        .state, .version, .configuration, .configurationFileHash, .id, .description, .subjectUserSid, .subjectUserName,
        .subjectDomainName, .subjectLogonId, .channel, .backupPath,
    ]

    @Sendable static func sysmonState(_ record: borrowing WindowsRecord) -> Event? {
        health(record, .sensorStateChanged, joined(record.text(.state), record.text(.version)))
    }

    @Sendable static func sysmonConfigured(_ record: borrowing WindowsRecord) -> Event? {
        health(record, .sensorConfigured, joined(record.text(.configuration), record.text(.configurationFileHash)))
    }

    @Sendable static func sysmonFailed(_ record: borrowing WindowsRecord) -> Event? {
        health(record, .sensorFailed, joined(record.text(.id), record.text(.description)))
    }

    @Sendable static func logCleared(_ record: borrowing WindowsRecord) -> Event? {
        let channel = record.text(.channel)
        return health(record, .logCleared, channel.isEmpty ? record.channel : channel)
    }

    @Sendable static func auditDropped(_ record: borrowing WindowsRecord) -> Event? {
        health(record, .gap, "audit events dropped")
    }

    private static func health(
        _ record: borrowing WindowsRecord, _ action: HealthActivity.Action, _ detail: String
    ) -> Event? {
        var event = Event.make(record, .health(HealthActivity(action, detail: detail)))
        event.user = Account.subject(record)
        if event.user.id.isEmpty { event.user.id = record.userID }
        return event
    }

    private static func joined(_ a: String, _ b: String) -> String {
        b.isEmpty ? a : a.isEmpty ? b : a + " " + b
    }
}
