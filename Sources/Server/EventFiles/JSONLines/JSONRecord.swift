import Events
import WindowsLog

/// Fills a ``WindowsRecord`` from an object in any of the shapes in which others write Windows records.
struct JSONRecord {
    private var members = JSONMembers()
    private var ranks = [UInt8](repeating: .max, count: HeaderKey.allCases.count)
    private var processID: JSONMember?

    enum Outcome {
        /// Fields are filled; the number is the row of ``RecordKind/table``.
        case record(kind: Int)
        /// A line of our own form: not looked at any further.
        case own
        /// A record that nobody wants.
        case unwanted
    }

    /// - Parameter bytes: One object and nothing else.
    mutating func read(
        _ bytes: UnsafeBufferPointer<UInt8>, into record: WindowsRecord, _ selection: borrowing FieldSelection
    ) throws(JSONError) -> Outcome {
        try members.index(bytes)
        if members.isOwn { return .own }
        let scanner = JSONScanner(bytes)
        guard readHeader(scanner, record) else { throw JSONError(.badValue, offset: 0) }
        guard let kind = selection.kind(record.provider, record.eventID) else { return .unwanted }
        readFields(scanner, record, kind.fields)
        return .record(kind: kind.index)
    }

    /// - Returns: False when there is no event id, so that it is no record.
    private mutating func readHeader(_ scanner: JSONScanner, _ record: WindowsRecord) -> Bool {
        for index in ranks.indices { ranks[index] = .max }
        for member in members.members {
            guard let (key, rank) = HeaderKey.find(member.place, scanner.slice(member.key)),
                rank < ranks[Int(key.rawValue)], read(key, member, scanner, record)
            else { continue }
            ranks[Int(key.rawValue)] = rank
        }
        record.provider =
            record.providerName.isEmpty ? Provider(channel: record.channel) : Provider(name: record.providerName)
        return ranks[Int(HeaderKey.eventID.rawValue)] != .max
    }

    /// - Returns: Whether the value could be read.
    private func read(_ key: HeaderKey, _ member: JSONMember, _ scanner: JSONScanner, _ record: WindowsRecord) -> Bool {
        switch key {
        case .provider:
            guard member.form == .string else { return false }
            record.providerName = scanner.string(member.value)
        case .eventID:
            guard let id = scanner.unsigned(member.value, as: UInt32.self) else { return false }
            record.eventID = id
        case .time:
            guard let time = RecordTime.read(scanner.string(member.value), isNumber: member.form == .number)
            else { return false }
            record.time = time
        case .host:
            guard member.form == .string else { return false }
            record.computer = scanner.string(member.value)
        case .channel:
            guard member.form == .string else { return false }
            record.channel = scanner.string(member.value)
        case .recordID:
            guard let id = scanner.unsigned(member.value, as: UInt64.self) else { return false }
            record.recordID = id
        case .loggingPID:
            guard let pid = scanner.unsigned(member.value, as: UInt32.self) else { return false }
            record.loggingPID = pid
        case .userID:
            guard member.form == .string else { return false }
            record.userID = scanner.string(member.value)
        case .keywords:
            record.isRefused = Keywords.areRefusal(scanner.string(member.value))
        }
        return true
    }

    private mutating func readFields(_ scanner: JSONScanner, _ record: WindowsRecord, _ fields: FieldSet) {
        var loggerOrData: JSONMember?
        var hasECS = false
        for member in members.members {
            let key = scanner.slice(member.key)
            switch member.place {
            case .root:
                // In flat forms this is the field of 5156 and its like, or who logged the record: its own name wins.
                if key.elementsEqual("ProcessID".utf8) {
                    loggerOrData = member
                } else if HeaderKey.find(.root, key) == nil || key.elementsEqual("UtcTime".utf8) {
                    set(key, member, scanner, record, fields)
                }
            case .eventData, .userData: set(key, member, scanner, record, fields)
            case .data:
                if scanner.equals(member.key, "#text") || scanner.equals(member.key, "Data") {
                    record.unnamed.append(scanner.string(member.value))
                }
            case .process, .processHash, .processPE, .processParent, .file, .registry, .registryData, .source,
                .destination, .dns, .dnsQuestion, .network, .user, .rule, .powerShell, .powerShellFile:
                hasECS = true
            default: break
            }
        }
        if let loggerOrData { set(scanner.slice(loggerOrData.key), loggerOrData, scanner, record, fields) }
        if hasECS { ECSFields.fill(record, fields, members.members, scanner) }
    }

    private func set(
        _ key: UnsafeBufferPointer<UInt8>, _ member: JSONMember, _ scanner: JSONScanner, _ record: WindowsRecord,
        _ fields: FieldSet
    ) {
        if let field = FieldName(utf8: key) {
            if fields.contains(field) { record.set(field, scanner.string(member.value)) }
        } else if key.elementsEqual("Data".utf8) || isParameter(key) {
            record.unnamed.append(scanner.string(member.value))
        }
    }

    /// `param1` and so on: how Winlogbeat calls data without a name.
    private func isParameter(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
        key.count >= 6 && key.count <= 8 && key.starts(with: "param".utf8) && key[5...].allSatisfy { $0 &- 48 < 10 }
    }
}
