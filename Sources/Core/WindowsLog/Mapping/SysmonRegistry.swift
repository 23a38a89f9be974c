import Events

/// Sysmon 12, 13, 14: the registry.
enum SysmonRegistry {
    static let fields: [FieldName] = [
        .processGuid, .processId, .image, .user, .eventType, .targetObject, .details, .newName,
    ]

    @Sendable static func objectChanged(_ record: borrowing WindowsRecord) -> Event? {
        switch record[.eventType] {
        case "CreateKey": registry(record, .keyCreated)
        case "DeleteKey": registry(record, .keyDeleted)
        case "DeleteValue": registry(record, .valueDeleted)
        default: nil
        }
    }

    @Sendable static func valueSet(_ record: borrowing WindowsRecord) -> Event? {
        registry(record, .valueSet)
    }

    @Sendable static func renamed(_ record: borrowing WindowsRecord) -> Event? {
        registry(record, .keyRenamed)
    }

    private static func registry(_ record: borrowing WindowsRecord, _ action: RegistryActivity.Action) -> Event? {
        let raw = record.text(.targetObject)
        guard !raw.isEmpty else { return nil }
        let path = RegistryPath.normalised(raw, userID: "")
        var activity = RegistryActivity(action, path)
        switch action {
        case .valueSet, .valueDeleted: activity.value = RegistryPath.lastComponent(path)
        case .keyCreated, .keyDeleted, .keyRenamed, .keyWritten, .read: break
        }
        activity.data = record[.details]
        activity.newPath = RegistryPath.normalised(record.text(.newName), userID: "")
        var event = Event.sysmon(record, .registry(activity))
        if path.utf8.count != raw.utf8.count { event.keep(.targetObject, raw) }
        return event
    }
}
