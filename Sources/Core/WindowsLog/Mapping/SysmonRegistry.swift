import Events

/// Sysmon 12, 13, 14: the registry.
enum SysmonRegistry {
    static let fields: [FieldName] = [
        .processGuid, .processId, .image, .user, .eventType, .targetObject, .details, .newName,
    ]

    @Sendable static func objectChanged(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        switch record[.eventType] {
        case "CreateKey": registry(record, .keyCreated, &event)
        case "DeleteKey": registry(record, .keyDeleted, &event)
        case "DeleteValue": registry(record, .valueDeleted, &event)
        default: false
        }
    }

    @Sendable static func valueSet(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        registry(record, .valueSet, &event)
    }

    @Sendable static func renamed(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        registry(record, .keyRenamed, &event)
    }

    private static func registry(
        _ record: borrowing WindowsRecord, _ action: RegistryActivity.Action, _ event: inout Event
    ) -> Bool {
        let raw = record.text(.targetObject)
        guard !raw.isEmpty else { return false }
        let path = RegistryPath.normalised(raw, userID: "")
        var activity = RegistryActivity(action, path)
        switch action {
        case .valueSet, .valueDeleted: activity.value = RegistryPath.lastComponent(path)
        case .keyCreated, .keyDeleted, .keyRenamed, .keyWritten, .read: break
        }
        activity.data = record[.details]
        activity.newPath = RegistryPath.normalised(record.text(.newName), userID: "")
        event.beginSysmon(record, .registry(activity))
        if path.utf8.count != raw.utf8.count { event.keep(.targetObject, raw) }
        return true
    }
}
