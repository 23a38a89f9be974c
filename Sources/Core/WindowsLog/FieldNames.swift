extension FieldName {
    /// The field that a Data element's name, or an element's name in UserData, stands for; nil when no mapping reads it.
    ///
    /// Older and newer Sysmon schemas and other exporters spell some of them differently; letters' case does not count.
    package init?(_ name: String) {
        guard let field = Self.byName[Self.folded(name)] else { return nil }
        self = field
    }

    private static let byName: [String: FieldName] = {
        var table: [String: FieldName] = [:]
        for (name, field) in spellings { table[folded(name)] = field }
        return table
    }()

    private static func folded(_ name: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        for byte in name.utf8 { bytes.append(byte &- 65 < 26 ? byte | 32 : byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    static let spellings: [(String, FieldName)] = [
        ("RuleName", .ruleName), ("UtcTime", .utcTime), ("ProcessGuid", .processGuid), ("ProcessId", .processId),
        ("Image", .image), ("OriginalFileName", .originalFileName), ("CommandLine", .commandLine),
        ("CurrentDirectory", .currentDirectory), ("User", .user), ("LogonId", .logonId),
        ("TerminalSessionId", .terminalSessionId), ("Hashes", .hashes), ("Hash", .hash), ("Contents", .contents),
        ("ParentProcessGuid", .parentProcessGuid), ("ParentProcessId", .parentProcessId), ("ParentImage", .parentImage),
        ("ParentCommandLine", .parentCommandLine), ("ParentUser", .parentUser),
        ("TargetFilename", .targetFilename), ("CreationUtcTime", .creationUtcTime),
        ("PreviousCreationUtcTime", .previousCreationUtcTime),
        ("Protocol", .protocol), ("Initiated", .initiated), ("SourceIp", .sourceIp), ("SourcePort", .sourcePort),
        ("DestinationIp", .destinationIp), ("DestinationHostname", .destinationHostname),
        ("DestinationPort", .destinationPort),
        ("State", .state), ("Version", .version), ("Configuration", .configuration),
        ("ConfigurationFileHash", .configurationFileHash), ("ID", .id), ("Description", .description),
        ("ImageLoaded", .imageLoaded),
        ("SourceProcessGuid", .sourceProcessGuid), ("SourceProcessId", .sourceProcessId), ("SourceImage", .sourceImage),
        ("SourceUser", .sourceUser), ("TargetProcessGuid", .targetProcessGuid), ("TargetProcessId", .targetProcessId),
        ("TargetImage", .targetImage), ("TargetUser", .targetUser), ("GrantedAccess", .grantedAccess),
        ("StartModule", .startModule), ("StartFunction", .startFunction),
        ("EventType", .eventType), ("TargetObject", .targetObject), ("Details", .details), ("NewName", .newName),
        ("QueryName", .queryName), ("QueryResults", .queryResults), ("QueryStatus", .queryStatus),
        ("Type", .type), ("IsExecutable", .isExecutable), ("Archived", .archived),
        ("SubjectUserSid", .subjectUserSid), ("SubjectUserName", .subjectUserName),
        ("SubjectDomainName", .subjectDomainName), ("SubjectLogonId", .subjectLogonId),
        ("TargetUserSid", .targetUserSid), ("TargetSid", .targetUserSid), ("TargetUserName", .targetUserName),
        ("TargetDomainName", .targetDomainName), ("TargetLogonId", .targetLogonId), ("LogonType", .logonType),
        ("IpAddress", .ipAddress), ("IpPort", .ipPort), ("SessionId", .sessionId),
        ("ObjectServer", .objectServer), ("ObjectType", .objectType), ("ObjectName", .objectName),
        ("ObjectValueName", .objectValueName), ("HandleId", .handleId), ("AccessMask", .accessMask),
        ("AccessList", .accessList), ("ProcessName", .processName), ("OperationType", .operationType),
        ("OldValueType", .oldValueType), ("OldValue", .oldValue), ("NewValueType", .newValueType),
        ("NewValue", .newValue), ("NewProcessId", .newProcessId), ("NewProcessName", .newProcessName),
        ("ParentProcessName", .parentProcessName), ("CreatorProcessName", .parentProcessName),
        ("ShareName", .shareName), ("ShareLocalPath", .shareLocalPath), ("RelativeTargetName", .relativeTargetName),
        ("Application", .application), ("Direction", .direction), ("SourceAddress", .sourceAddress),
        ("DestAddress", .destAddress), ("DestPort", .destPort),
        ("jobTitle", .jobTitle), ("jobName", .jobName), ("jobId", .jobId), ("jobOwner", .jobOwner), ("url", .url),
        ("name", .name), ("fileList", .fileList), ("fileName", .fileName), ("LocalName", .localName),
        ("RemoteName", .remoteName), ("bytesTransferred", .bytesTransferred), ("bytesTotal", .bytesTotal),
        ("fileTime", .fileTime), ("hr", .hr),
        ("processPath", .processPath), ("fileCount", .fileCount),
        ("string", .firstString), ("string2", .secondString), ("string3", .thirdString),
        ("ScriptBlockText", .scriptBlockText), ("ScriptBlockId", .scriptBlockId), ("MessageNumber", .messageNumber),
        ("MessageTotal", .messageTotal), ("Path", .path), ("ContextInfo", .contextInfo), ("Payload", .payload),
        ("Channel", .channel), ("BackupPath", .backupPath),
    ]
}

extension FieldName {
    /// The name as the newest schema writes it, for `winlog.event_data.*`.
    package var exportName: String { Self.exportNames[Int(rawValue)] }

    /// By raw value.
    private static let exportNames = allCases.map { field in spellings.first { $0.1 == field }?.0 ?? "" }
}
