import Events

/// Sysmon 1, 5, 7, 8, 10, 22, 25: what processes do with themselves and with each other.
enum SysmonProcesses {
    static let startFields: [FieldName] = [
        .processGuid, .processId, .image, .originalFileName, .commandLine, .currentDirectory, .user, .logonId,
        .terminalSessionId, .hashes, .parentProcessGuid, .parentProcessId, .parentImage, .parentCommandLine,
        .parentUser,
    ]

    @Sendable static func start(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        event.beginSysmon(record, .process(ProcessActivity(.start)))
        guard !event.process.isUnknown else { return false }
        event.process.start = record.time
        event.process.commandLine = record.text(.commandLine)
        event.process.originalFileName = record.text(.originalFileName)
        event.process.sha256 = Hashes.sha256(record[.hashes])
        event.process.workingDirectory = record.text(.currentDirectory)
        event.process.sessionID = Numbers.pid(record[.terminalSessionId])
        event.process.logonID = record.text(.logonId)
        event.user.logonID = event.process.logonID
        let entityID = GUIDText.normalised(record[.parentProcessGuid])
        let executable = event.path(.parentImage, record)
        let pid = Numbers.pid(record[.parentProcessId])
        guard !executable.isEmpty || pid != nil || !entityID.isEmpty else { return true }
        event.parent = Process(executable: executable, pid: pid, commandLine: record.text(.parentCommandLine))
        event.parent?.entityID = entityID
        event.parent?.user = record.text(.parentUser)
        return true
    }

    static let endFields: [FieldName] = [.processGuid, .processId, .image, .user]

    @Sendable static func end(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        event.beginSysmon(record, .process(ProcessActivity(.end)))
        return !event.process.isUnknown
    }

    static let moduleLoadFields: [FieldName] = [
        .processGuid, .processId, .image, .imageLoaded, .originalFileName, .hashes, .user,
    ]

    @Sendable static func moduleLoad(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        guard !record.text(.imageLoaded).isEmpty else { return false }
        event.beginSysmon(record, .moduleLoad(ModuleLoadActivity(path: "")))
        var load = ModuleLoadActivity(path: event.path(.imageLoaded, record))
        load.originalFileName = record.text(.originalFileName)
        load.sha256 = Hashes.sha256(record[.hashes])
        event.activity = .moduleLoad(load)
        return true
    }

    static let intrusionFields: [FieldName] = [
        .sourceProcessGuid, .sourceProcessId, .sourceImage, .sourceUser, .targetProcessGuid, .targetProcessId,
        .targetImage, .targetUser, .grantedAccess,
    ]

    @Sendable static func remoteThread(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        intrusion(record, .remoteThread, &event)
    }

    @Sendable static func access(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        intrusion(record, .access, &event)
    }

    private static func intrusion(
        _ record: borrowing WindowsRecord, _ form: IntrusionActivity.Form, _ event: inout Event
    ) -> Bool {
        event.begin(record, .intrusion(IntrusionActivity(form, target: Process())))
        var target = Process()
        target.entityID = GUIDText.normalised(record[.targetProcessGuid])
        target.pid = Numbers.pid(record[.targetProcessId])
        target.executable = event.path(.targetImage, record)
        target.user = record.text(.targetUser)
        guard !target.isUnknown else { return false }
        var intrusion = IntrusionActivity(form, target: target)
        intrusion.grantedAccess = UInt32(truncatingIfNeeded: Numbers.unsigned(record.text(.grantedAccess)) ?? 0)
        event.activity = .intrusion(intrusion)
        event.process.entityID = GUIDText.normalised(record[.sourceProcessGuid])
        event.process.pid = Numbers.pid(record[.sourceProcessId])
        event.process.executable = event.path(.sourceImage, record)
        event.process.user = record.text(.sourceUser)
        event.user.name = event.process.user
        event.attribution = event.process.isUnknown ? .unknown : .exact
        return true
    }

    static let tamperingFields: [FieldName] = [.processGuid, .processId, .image, .user, .type]

    @Sendable static func tampering(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        event.beginSysmon(record, .intrusion(IntrusionActivity(.tampering, target: Process())))
        guard !event.process.isUnknown else { return false }
        event.activity = .intrusion(IntrusionActivity(.tampering, target: event.process))
        return true
    }

    static let dnsFields: [FieldName] = [.processGuid, .processId, .image, .user, .queryName, .queryResults]

    @Sendable static func dnsQuery(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        let question = record.text(.queryName)
        guard !question.isEmpty else { return false }
        var activity = DNSActivity(question: question)
        for part in record.text(.queryResults).utf8.split(separator: 59, maxSplits: 64) {
            // Aliases stand between the addresses as `type:  5 name`.
            guard let first = part.first, first != 32, part.first != 116, part.count <= 64 else { continue }
            activity.answers.append(IPAddress.normalised(String(decoding: part, as: UTF8.self)))
        }
        event.beginSysmon(record, .dns(activity))
        return true
    }
}
