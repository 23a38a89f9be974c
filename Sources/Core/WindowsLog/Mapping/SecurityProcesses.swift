import Events

/// Security 4688, 4689: processes.
enum SecurityProcesses {
    static let startFields: [FieldName] = [
        .subjectUserSid, .subjectUserName, .subjectDomainName, .subjectLogonId, .newProcessId, .newProcessName,
        .processId, .commandLine, .targetUserSid, .targetUserName, .targetDomainName, .targetLogonId,
        .parentProcessName,
    ]

    @Sendable static func start(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        event.begin(record, .process(ProcessActivity(.start)))
        event.process.pid = Numbers.pid(record[.newProcessId])
        event.process.executable = event.path(.newProcessName, record)
        guard !event.process.isUnknown else { return false }
        event.process.start = record.time
        event.process.commandLine = record.text(.commandLine)
        // The target is the account of the new process where that is not its creator's (Windows 10 and later).
        let target = Account.target(record)
        event.user = target.name.isEmpty ? Account.subject(record) : target
        event.process.user = event.user.name
        event.process.logonID = event.user.logonID
        var parent = Process()
        parent.pid = Numbers.pid(record[.processId])
        parent.executable = event.path(.parentProcessName, record)
        if !parent.isUnknown { event.parent = parent }
        event.attribution = .exact
        return true
    }

    static let endFields: [FieldName] = [
        .subjectUserSid, .subjectUserName, .subjectDomainName, .subjectLogonId, .processId, .processName,
    ]

    @Sendable static func end(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        event.beginSecurity(record, .process(ProcessActivity(.end)))
        return !event.process.isUnknown
    }
}
