import Events

/// A member of a record's object, wherever it stands in it.
struct JSONMember {
    var place: JSONPlace
    var key: JSONText
    var value: JSONText
    var form: Form

    enum Form {
        case string, number, bool
    }
}

/// The objects of a record that mean something: which one a member is in.
///
/// Winlogbeat nests, or writes the same with dots in the keys; evtx_dump nests as the XML does and puts attributes into
/// `#attributes`, or beside their element into `…_attributes`; flat forms have everything in ``root``.
enum JSONPlace: UInt8 {
    /// Also the inside of an object that is of no interest.
    case elsewhere
    case root
    // evtx_dump's, and of other exporters that keep the XML's shape
    case event, system, provider, timeCreated, execution, security, eventID, recordID, channel, computer
    case eventData, data, userData
    /// The object around the text of one field: `{"#attributes": …, "#text": …}`.
    case field
    // Winlogbeat's
    case winlog, winlogProcess, winlogUser, host, ecsEvent
    // The Elastic Common Schema, into which Winlogbeat's modules move what they take out of event_data
    case process, processHash, processPE, processParent, file, registry, registryData, source, destination, dns
    case dnsQuestion, network, user, rule, powerShell, powerShellFile

    /// Where the object that is this member's value belongs.
    func child(_ key: UnsafeBufferPointer<UInt8>) -> JSONPlace {
        switch self {
        case .elsewhere, .winlogProcess, .winlogUser, .host, .ecsEvent, .processHash, .processPE, .processParent,
            .registryData, .source, .destination, .dnsQuestion, .network, .user, .rule, .powerShellFile:
            return .elsewhere
        case .userData: return Self.isAttributes(key) ? .elsewhere : .userData
        case .eventData:
            if Self.isAttributes(key) { return .elsewhere }
            return key.elementsEqual("Data".utf8) ? .data : .field
        case .provider, .timeCreated, .execution, .security:
            return key.elementsEqual("#attributes".utf8) ? self : .elsewhere
        case .data, .field, .eventID, .recordID, .channel, .computer: return .elsewhere
        case .root, .event, .system, .winlog, .process, .file, .registry, .dns, .powerShell:
            guard let value = Self.children(of: self).value(of: key) else { return .elsewhere }
            return JSONPlace(rawValue: value) ?? .elsewhere
        }
    }

    private static func isAttributes(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        key.elementsEqual("#attributes".utf8)
    }

    private static func children(of place: JSONPlace) -> NameTable {
        switch place {
        case .root: rootChildren
        case .event: eventChildren
        case .system: systemChildren
        case .winlog: winlogChildren
        case .process: processChildren
        case .registry: registryChildren
        case .dns: dnsChildren
        case .powerShell: powerShellChildren
        default: none
        }
    }

    private static func table(_ children: [(String, JSONPlace)]) -> NameTable {
        NameTable(children.map { (name: $0.0, value: $0.1.rawValue) }, ignoresCase: false)
    }

    private static let none = table([])
    private static let rootChildren = table([
        // Around a whole record: an export of an Elasticsearch index, or of a search.
        ("_source", .root), ("result", .root),
        ("Event", .event), ("System", .system), ("EventData", .eventData), ("UserData", .userData),
        // Winlogbeat before its seventh version.
        ("event_data", .eventData), ("user_data", .userData),
        ("winlog", .winlog), ("host", .host), ("event", .ecsEvent), ("process", .process), ("file", .file),
        ("registry", .registry), ("source", .source), ("destination", .destination), ("dns", .dns),
        ("network", .network), ("user", .user), ("rule", .rule), ("powershell", .powerShell),
    ])
    private static let eventChildren = table([
        ("System", .system), ("EventData", .eventData), ("UserData", .userData),
    ])
    private static let systemChildren = table([
        ("Provider", .provider), ("Provider_attributes", .provider), ("TimeCreated", .timeCreated),
        ("TimeCreated_attributes", .timeCreated), ("Execution", .execution), ("Execution_attributes", .execution),
        ("Security", .security), ("Security_attributes", .security), ("EventID", .eventID),
        ("EventRecordID", .recordID), ("Channel", .channel), ("Computer", .computer),
    ])
    private static let winlogChildren = table([
        ("event_data", .eventData), ("user_data", .userData), ("process", .winlogProcess), ("user", .winlogUser),
    ])
    private static let processChildren = table([
        ("hash", .processHash), ("pe", .processPE), ("parent", .processParent),
    ])
    private static let registryChildren = table([("data", .registryData)])
    private static let dnsChildren = table([("question", .dnsQuestion)])
    private static let powerShellChildren = table([("file", .powerShellFile)])
}
