import Events

/// What a member says about the record itself, whichever shape it stands in.
enum HeaderKey: UInt8, CaseIterable {
    case provider, eventID, time, host, channel, recordID, loggingPID, userID, keywords

    /// The meaning of a key in a place, and how much it is worth beside others that say the same: the lowest rank counts.
    static func find(_ place: JSONPlace, _ key: UnsafeBufferPointer<UInt8>) -> (key: HeaderKey, rank: UInt8)? {
        let table: NameTable
        switch place {
        case .root: table = rootTable
        case .system: table = systemTable
        case .provider: table = providerTable
        case .timeCreated: table = timeCreated
        case .execution: table = execution
        case .security: table = security
        case .eventID: table = eventIDText
        case .recordID: table = recordIDText
        case .channel: table = channelText
        case .computer: table = computerText
        case .winlog: table = winlog
        case .winlogProcess: table = winlogProcess
        case .winlogUser: table = winlogUser
        case .host: table = hostTable
        case .ecsEvent: table = ecsEvent
        default: return nil
        }
        guard let value = table.value(of: key), let header = HeaderKey(rawValue: value >> 3) else { return nil }
        return (header, value & 7)
    }

    private static func table(_ names: [(String, HeaderKey, UInt8)], ignoresCase: Bool = false) -> NameTable {
        NameTable(names.map { (name: $0.0, value: $0.1.rawValue << 3 | $0.2) }, ignoresCase: ignoresCase)
    }

    private static let rootTable = table([
        ("SourceName", .provider, 0), ("ProviderName", .provider, 1), ("Provider", .provider, 2),
        ("source_name", .provider, 3), ("EventID", .eventID, 0), ("EventId", .eventID, 1), ("Id", .eventID, 2),
        ("event_id", .eventID, 3),
        ("TimeCreated", .time, 0), ("@timestamp", .time, 1), ("EventTime", .time, 2), ("UtcTime", .time, 4),
        ("Hostname", .host, 0), ("Computer", .host, 1), ("MachineName", .host, 2), ("ComputerName", .host, 3),
        ("computer_name", .host, 4),
        ("Channel", .channel, 0), ("LogName", .channel, 1), ("log_name", .channel, 2),
        ("EventRecordID", .recordID, 0), ("RecordNumber", .recordID, 1), ("RecordId", .recordID, 2),
        ("RecordID", .recordID, 2), ("record_number", .recordID, 3),
        ("ExecutionProcessID", .loggingPID, 0), ("process_id", .loggingPID, 1), ("UserID", .userID, 0),
        ("Keywords", .keywords, 1),
    ])
    private static let systemTable = table([
        ("EventID", .eventID, 0), ("EventRecordID", .recordID, 0), ("Channel", .channel, 0), ("Computer", .host, 0),
        ("Provider", .provider, 1), ("TimeCreated", .time, 1), ("Keywords", .keywords, 0),
    ])
    private static let providerTable = table([("Name", .provider, 0), ("EventSourceName", .provider, 3)])
    private static let timeCreated = table([("SystemTime", .time, 0)])
    private static let execution = table([("ProcessID", .loggingPID, 0)])
    private static let security = table([("UserID", .userID, 0)])
    private static let eventIDText = table([("#text", .eventID, 0)])
    private static let recordIDText = table([("#text", .recordID, 0)])
    private static let channelText = table([("#text", .channel, 0)])
    private static let computerText = table([("#text", .host, 0)])
    private static let winlog = table([
        ("provider_name", .provider, 0), ("event_id", .eventID, 0), ("record_id", .recordID, 0),
        ("channel", .channel, 0), ("computer_name", .host, 0), ("outcome", .keywords, 1),
    ])
    private static let winlogProcess = table([("pid", .loggingPID, 0)])
    private static let winlogUser = table([("identifier", .userID, 0)])
    private static let hostTable = table([("name", .host, 4), ("hostname", .host, 5)])
    private static let ecsEvent = table([
        ("provider", .provider, 4), ("code", .eventID, 3), ("created", .time, 3), ("outcome", .keywords, 2),
    ])
}
