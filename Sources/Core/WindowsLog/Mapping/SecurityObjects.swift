import Events

/// Security 4656, 4657, 4660, 4663: audited objects, files and registry keys.
enum SecurityObjects {
    static let accessFields: [FieldName] = [
        .subjectUserSid, .subjectUserName, .subjectDomainName, .subjectLogonId, .objectType, .objectName, .handleId,
        .accessMask, .accessList, .processId, .processName,
    ]

    /// 4656: a handle was asked for. It says what may follow, and gives the handle its name.
    @Sendable static func handle(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        access(record, isOnlyHandle: true, &event)
    }

    /// 4663: a right was used.
    @Sendable static func used(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        access(record, isOnlyHandle: false, &event)
    }

    private static func access(_ record: borrowing WindowsRecord, isOnlyHandle: Bool, _ event: inout Event) -> Bool {
        let name = record.text(.objectName)
        guard !name.isEmpty else { return false }
        let rights = AccessRights(record)
        switch record[.objectType] {
        case "File":
            let action: FileActivity.Action =
                rights.has(AccessRights.delete) && !isOnlyHandle
                ? .delete
                : rights.has(
                    AccessRights.writeData | AccessRights.appendData | AccessRights.writeExtendedAttributes
                        | AccessRights.writeAttributes) ? .overwrite : .read
            event.beginSecurity(record, .file(FileActivity(action, "")))
            var file = FileActivity(action, event.path(.objectName, record))
            file.isOnlyHandle = isOnlyHandle
            file.isDenied = record.isRefused
            file.isOnlyAttributes =
                action == .overwrite && !rights.has(AccessRights.writeData | AccessRights.appendData)
            file.handle = Numbers.unsigned(record[.handleId])
            event.activity = .file(file)
            return true
        case "Key":
            var action = RegistryActivity.Action.read
            if !isOnlyHandle {
                if rights.has(AccessRights.delete) {
                    action = .keyDeleted
                } else if rights.has(AccessRights.setValue | AccessRights.createSubKey) {
                    action = .keyWritten
                }
            }
            event.beginSecurity(record, .registry(RegistryActivity(action, "")))
            var registry = RegistryActivity(action, RegistryPath.normalised(name, userID: event.user.id))
            registry.handle = Numbers.unsigned(record[.handleId])
            if registry.path.utf8.count != name.utf8.count { event.keep(.objectName, name) }
            event.activity = .registry(registry)
            return true
        default:
            return false
        }
    }

    static let deletionFields: [FieldName] = [
        .subjectUserSid, .subjectUserName, .subjectDomainName, .subjectLogonId, .handleId, .processId, .processName,
    ]

    /// 4660: an object was deleted, named only by its handle. What it was is found with the process.
    @Sendable static func deleted(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        guard let handle = Numbers.unsigned(record[.handleId]) else { return false }
        var file = FileActivity(.delete, "")
        file.handle = handle
        event.beginSecurity(record, .file(file))
        return true
    }

    static let valueFields: [FieldName] = [
        .subjectUserSid, .subjectUserName, .subjectDomainName, .subjectLogonId, .objectName, .objectValueName,
        .operationType, .oldValueType, .oldValue, .newValueType, .newValue, .processId, .processName,
    ]

    /// 4657: a registry value was changed.
    @Sendable static func valueChanged(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        let raw = record.text(.objectName)
        guard !raw.isEmpty else { return false }
        // %%1904 created, %%1905 modified, %%1906 deleted. Where the code was rendered in some language: a deleted value has
        // an old type and no new one.
        let isDeletion =
            record[.operationType] == "%%1906"
            || (record[.operationType].utf8.first != 37 && record.text(.newValueType).isEmpty
                && !record.text(.oldValueType).isEmpty)
        event.beginSecurity(record, .registry(RegistryActivity(.read, "")))
        let key = RegistryPath.normalised(raw, userID: event.user.id)
        let name = record.text(.objectValueName)
        let value = name.isEmpty ? "(Default)" : name
        var registry = RegistryActivity(isDeletion ? .valueDeleted : .valueSet, key + "\\" + value)
        registry.value = value
        registry.data = record.text(.newValue)
        registry.oldData = record.text(.oldValue)
        if key.utf8.count != raw.utf8.count { event.keep(.objectName, raw) }
        event.activity = .registry(registry)
        return true
    }
}
