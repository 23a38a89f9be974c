import Events
import WindowsLog

/// The fields that Winlogbeat's modules take out of `winlog.event_data` and leave only under names of the Elastic Common Schema.
enum ECSFields {
    /// Sets the fields that the record still lacks.
    static func fill(_ record: WindowsRecord, _ fields: FieldSet, _ members: [JSONMember], _ scanner: JSONScanner) {
        let isStart = record.provider == .security && record.eventID == 4688
        guard record.provider == .sysmon || record.provider == .powerShell || record.provider == .security else {
            return
        }
        var userDomain = ""
        var userName = ""
        var addresses = ""
        for member in members {
            let key = scanner.slice(member.key)
            if member.place == .user, record.provider == .sysmon {
                if key.elementsEqual("domain".utf8) { userDomain = scanner.string(member.value) }
                if key.elementsEqual("name".utf8) { userName = scanner.string(member.value) }
            }
            guard let value = tables[Int(member.place.rawValue)]?.value(of: key), var field = FieldName(rawValue: value)
            else { continue }
            if record.provider == .security { field = securityField(field, isStart) ?? field }
            guard fields.contains(field), !record.has(field) else { continue }
            if field == .queryResults {
                // An array here, one text with semicolons in the record.
                if addresses.utf8.count < 4_096 { addresses += scanner.string(member.value) + ";" }
                continue
            }
            record.set(field, text(field, scanner.string(member.value), member.place))
        }
        if !addresses.isEmpty { record.set(.queryResults, addresses) }
        if !userName.isEmpty, fields.contains(.user), !record.has(.user) {
            record.set(.user, userDomain.isEmpty ? userName : userDomain + "\\" + userName)
        }
    }

    /// The value as Windows would have written it.
    private static func text(_ field: FieldName, _ value: String, _ place: JSONPlace) -> String {
        switch field {
        case .hashes: "SHA256=" + value
        case .initiated: value == "ingress" || value == "inbound" ? "false" : "true"
        default: value
        }
    }

    /// Security calls the same things otherwise than Sysmon.
    private static func securityField(_ field: FieldName, _ isStart: Bool) -> FieldName? {
        switch field {
        case .processId: isStart ? .newProcessId : .processId
        case .image: isStart ? .newProcessName : .processName
        case .parentImage: .parentProcessName
        case .parentProcessId: isStart ? .processId : .parentProcessId
        default: nil
        }
    }

    private static let tables: [NameTable?] = {
        var tables = [NameTable?](repeating: nil, count: Int(JSONPlace.powerShellFile.rawValue) + 1)
        func add(_ place: JSONPlace, _ names: [(String, FieldName)]) {
            tables[Int(place.rawValue)] = NameTable(
                names.map { (name: $0.0, value: $0.1.rawValue) }, ignoresCase: false)
        }
        add(
            .process,
            [
                ("entity_id", .processGuid), ("pid", .processId), ("executable", .image),
                ("command_line", .commandLine),
                ("working_directory", .currentDirectory),
            ])
        add(.processHash, [("sha256", .hashes)])
        add(.processPE, [("original_file_name", .originalFileName)])
        add(
            .processParent,
            [
                ("entity_id", .parentProcessGuid), ("pid", .parentProcessId), ("executable", .parentImage),
                ("command_line", .parentCommandLine),
            ])
        add(.file, [("path", .targetFilename)])
        add(.registry, [("path", .targetObject)])
        add(.registryData, [("strings", .details)])
        add(.source, [("ip", .sourceIp), ("port", .sourcePort)])
        add(.destination, [("ip", .destinationIp), ("port", .destinationPort), ("domain", .destinationHostname)])
        add(.dns, [("resolved_ip", .queryResults)])
        add(.dnsQuestion, [("name", .queryName)])
        add(.network, [("transport", .protocol), ("direction", .initiated)])
        add(.rule, [("name", .ruleName)])
        add(.powerShell, [("sequence", .messageNumber), ("total", .messageTotal)])
        add(.powerShellFile, [("script_block_text", .scriptBlockText)])
        return tables
    }()
}
