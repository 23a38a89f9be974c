import Events

/// BITS-Client 3, 4, 59, 60, 61: transfers that svchost makes on behalf of whoever asked.
enum TransferJobs {
    static let fields: [FieldName] = [
        .jobTitle, .jobName, .name, .jobOwner, .user, .url, .fileName, .localName, .bytesTransferred, .bytesTotal, .hr,
        .processPath, .processId, .fileTime, .firstString, .secondString,
    ]

    @Sendable static func created(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        job(record, .created, &event)
    }
    @Sendable static func completed(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        job(record, .completed, &event)
    }
    @Sendable static func started(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        job(record, .started, &event)
    }
    @Sendable static func stopped(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        job(record, .stopped, &event)
    }

    private static func job(
        _ record: borrowing WindowsRecord, _ phase: TransferJobActivity.Phase, _ event: inout Event
    ) -> Bool {
        var job = TransferJobActivity(phase)
        // Windows 7 has the title and the owner as nameless strings.
        job.job = first(record, .jobTitle, .jobName, .name, .firstString)
        job.owner = first(record, .jobOwner, .user, .secondString)
        job.url = record.text(.url)
        job.file = first(record, .localName, .fileName)
        job.bytesTransferred = Numbers.unsigned(record[.bytesTransferred])
        // 2^64-1 says that the server did not tell.
        job.bytesTotal = Numbers.unsigned(record[.bytesTotal]).flatMap { $0 == .max ? nil : $0 }
        job.status = record.text(.hr)
        job.isFetched = hasTime(record.text(.fileTime))
        event.begin(record, .transferJob(job))
        event.user.name = job.owner
        event.process.executable = event.path(.processPath, record)
        event.process.pid = Numbers.pid(record[.processId])
        event.attribution = event.process.isUnknown ? .unknown : .exact
        if job.owner.isEmpty { event.user.id = record.userID }
        return true
    }

    /// Whether a time is told: an unknown one is the first moment of 1601 or of no year at all.
    private static func hasTime(_ text: String) -> Bool {
        guard let year = Numbers.unsigned(String(decoding: text.utf8.prefix(4), as: UTF8.self)) else { return false }
        return year > 1601 && text.utf8.count > 4
    }

    private static func first(_ record: borrowing WindowsRecord, _ fields: FieldName...) -> String {
        for field in fields where !record.text(field).isEmpty { return record.text(field) }
        return ""
    }
}
