import Events

/// Sysmon 4, 16, 255, Security 1101 and 1102, System 104: the state of the logs themselves.
enum SensorHealth {
    static let fields: [FieldName] = [
        .state, .version, .configuration, .configurationFileHash, .id, .description, .subjectUserSid, .subjectUserName,
        .subjectDomainName, .subjectLogonId, .channel, .backupPath,
    ]

    @Sendable static func sysmonState(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        health(record, .sensorStateChanged, joined(record.text(.state), record.text(.version)), &event)
    }

    @Sendable static func sysmonConfigured(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        health(
            record, .sensorConfigured, joined(record.text(.configuration), record.text(.configurationFileHash)), &event)
    }

    @Sendable static func sysmonFailed(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        health(record, .sensorFailed, joined(record.text(.id), record.text(.description)), &event)
    }

    @Sendable static func logCleared(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        let channel = record.text(.channel)
        return health(record, .logCleared, channel.isEmpty ? record.channel : channel, &event)
    }

    @Sendable static func auditDropped(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        health(record, .gap, "audit events dropped", &event)
    }

    private static func health(
        _ record: borrowing WindowsRecord, _ action: HealthActivity.Action, _ detail: String, _ event: inout Event
    ) -> Bool {
        event.begin(record, .health(HealthActivity(action, detail: detail)))
        event.user = Account.subject(record)
        if event.user.id.isEmpty { event.user.id = record.userID }
        return true
    }

    private static func joined(_ a: String, _ b: String) -> String {
        b.isEmpty ? a : a.isEmpty ? b : a + " " + b
    }
}
