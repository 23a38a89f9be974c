import Events
import Testing

@testable import WindowsLog

@Suite struct MappingTests {
    @Test("every kind of record stands in the table once, with fields that have a name")
    func table() {
        var seen: Set<String> = []
        for kind in RecordKind.table {
            #expect(seen.insert("\(kind.provider) \(kind.eventID)").inserted, "\(kind.provider) \(kind.eventID)")
            for field in kind.fields { #expect(FieldName(field.exportName) == field, "\(field)") }
            #expect(RecordKind.index(kind.provider, kind.eventID) != nil)
        }
        #expect(RecordKind.index(.other, 1) == nil)
        #expect(RecordKind.index(.sysmon, 9) == nil)
        #expect(RecordKind.index(.sysmon, .max) == nil)
    }

    @Test("an empty record of any kind is no event, or one that says nothing of a process, and never a crash")
    func emptyRecords() {
        for kind in RecordKind.table {
            let event = kind.event(WindowsRecord())
            #expect(event?.process.isUnknown ?? true)
        }
    }

    @Test("a Sysmon start names the process, its parent and its hash")
    func sysmonStart() throws {
        let eventMapped = mapped(
            .sysmon, 1,
            [
                .processGuid: "{747f3d96-d998-5d31-0000-001008b43900}", .processId: "2000",
                .image: "C:\\Windows\\System32\\cmd.exe", .commandLine: "cmd.exe /c \"rar a x.rar *.docx\"",
                .user: "PC\\taro", .hashes: "SHA256=" + String(repeating: "A", count: 64),
                .parentProcessGuid: "00000000-0000-0000-0000-000000000000", .parentProcessId: "14736",
                .parentImage: "-",
                .parentCommandLine: "-", .originalFileName: "Cmd.Exe", .terminalSessionId: "1", .logonId: "0x317fb",
            ])
        let event = try #require(eventMapped)
        #expect(event.process.entityID == "747F3D96-D998-5D31-0000-001008B43900")
        #expect(event.process.pid == 2000)
        #expect(event.process.sha256 == String(repeating: "a", count: 64))
        #expect(event.process.sessionID == 1)
        #expect(event.process.start == event.time)
        #expect(event.parent == Process(executable: "", pid: 14736))
        #expect(event.user == User(name: "PC\\taro", logonID: "0x317fb"))
        #expect(event.attribution == .exact)
    }

    @Test("a 4688 belongs to its target account where it has one")
    func securityStart() throws {
        let fields: [FieldName: String] = [
            .subjectUserName: "PC$", .subjectDomainName: "WORKGROUP", .subjectLogonId: "0x3e7",
            .newProcessId: "0xedc", .newProcessName: "\\Device\\HarddiskVolume3\\Windows\\System32\\certutil.exe",
            .processId: "0x370", .parentProcessName: "C:\\Windows\\System32\\cmd.exe", .commandLine: "certutil",
        ]
        let ownMapped = mapped(.security, 4688, fields)
        let own = try #require(ownMapped)
        #expect(own.user.name == "WORKGROUP\\PC$")
        #expect(own.process.pid == 0xedc)
        #expect(own.process.executable == "C:\\Windows\\System32\\certutil.exe")
        #expect(own.originals == [Original(name: "NewProcessName", value: fields[.newProcessName]!)])
        #expect(own.parent == Process(executable: "C:\\Windows\\System32\\cmd.exe", pid: 0x370))
        let otherMapped = mapped(
            .security, 4688, fields.merging([.targetUserName: "hanako", .targetDomainName: "CORP"]) { $1 })
        let other = try #require(otherMapped)
        #expect(other.user.name == "CORP\\hanako")
    }

    @Test(
        "rights on files and keys become what was done",
        arguments: [
            ("File", "0x1", "read"), ("File", "0x2", "overwrite"), ("File", "0x4", "overwrite"),
            ("File", "0x10000", "delete"),
            ("File", "0x20000", "read"), ("Key", "0x1", "read"), ("Key", "0x2", "key-written"),
            ("Key", "0x10000", "key-deleted"),
            ("Process", "0x1f3fff", nil), ("", "0x1", nil),
        ] as [(String, String, String?)])
    func objectAccess(_ type: String, _ mask: String, _ expected: String?) {
        let event = mapped(
            .security, 4663, [.objectType: type, .objectName: "\\REGISTRY\\MACHINE\\X", .accessMask: mask])
        #expect(event.map(action) == expected)
    }

    @Test(
        "what overwrites a file's attributes does not overwrite the file",
        arguments: [("0x100", true), ("0x10", true), ("0x102", false), ("0x6", false), ("0x1", false)])
    func attributes(_ mask: String, _ isOnlyAttributes: Bool) throws {
        let fields: [FieldName: String] = [.objectType: "File", .objectName: "D:\\a.zip", .accessMask: mask]
        let eventMapped = mapped(.security, 4663, fields)
        guard case .file(let file) = try #require(eventMapped).activity else { return #expect(Bool(false)) }
        #expect(file.isOnlyAttributes == isOnlyAttributes)
        let stompedMapped = mapped(.sysmon, 2, [.targetFilename: "D:\\a.zip"])
        guard case .file(let stomped) = try #require(stompedMapped).activity else { return #expect(Bool(false)) }
        #expect(stomped.isOnlyAttributes && stomped.action == .overwrite)
    }

    @Test(
        "4657 tells a set value from a deleted one in any language",
        arguments: [
            ("%%1904", "-", "REG_SZ", "value-set"), ("%%1905", "REG_SZ", "REG_SZ", "value-set"),
            ("%%1906", "REG_SZ", "-", "value-deleted"), ("レジストリ値が削除されました", "REG_SZ", "-", "value-deleted"),
            ("Existing registry value modified", "REG_DWORD", "REG_DWORD", "value-set"),
        ])
    func valueChanges(_ operation: String, _ oldType: String, _ newType: String, _ expected: String) throws {
        let eventMapped = mapped(
            .security, 4657,
            [
                .objectName: "\\REGISTRY\\USER\\S-1-5-21-7\\Software\\Run", .objectValueName: "x",
                .operationType: operation,
                .oldValueType: oldType, .newValueType: newType, .oldValue: "a", .newValue: "b",
            ])
        let event = try #require(eventMapped)
        #expect(action(event) == expected)
        guard case .registry(let registry) = event.activity else { return }
        #expect(registry.path == "HKU\\S-1-5-21-7\\Software\\Run\\x")
        #expect(registry.oldData == "a")
    }

    @Test("a stream is told apart from its file, and from a drive")
    func streams() throws {
        let cases = [
            ("C:\\d\\a.zip:Zone.Identifier", "C:\\d\\a.zip", "Zone.Identifier"), ("C:\\d\\a.zip", "C:\\d\\a.zip", ""),
            ("C:\\d\\a.txt:x:$DATA", "C:\\d\\a.txt", "x"), ("C:\\d\\a.txt::$DATA", "C:\\d\\a.txt", ""),
            ("D:", "D:", ""), ("C:\\a:b\\c", "C:\\a:b\\c", ""),
        ]
        for (name, path, stream) in cases {
            let eventMapped = mapped(.sysmon, 15, [.targetFilename: name])
            let event = try #require(eventMapped)
            guard case .file(let file) = event.activity else { return #expect(Bool(false)) }
            #expect(file.path == path)
            #expect(file.stream == stream)
        }
    }

    @Test("the direction of a connection is a message code")
    func directions() throws {
        let cases: [(String, NetworkActivity.Direction)] = [
            ("%%14592", .inbound), ("%%14593", .outbound), ("?", .unknown),
        ]
        for (code, direction) in cases {
            let eventMapped = mapped(
                .security, 5156, [.direction: code, .destPort: "21", .protocol: "6", .processId: "812"])
            let event = try #require(eventMapped)
            guard case .network(let network) = event.activity else { return #expect(Bool(false)) }
            #expect(network.direction == direction)
            #expect(network.destinationPort == 21)
            #expect(network.transport == .tcp)
            #expect(event.process.pid == 812)
        }
    }

    @Test("answers of a DNS query are its addresses")
    func dns() throws {
        let eventMapped = mapped(
            .sysmon, 22,
            [.queryName: "example.jp", .queryResults: "type:  5 cdn.example.net;::ffff:192.0.2.1;2001:db8::1;"])
        let event = try #require(eventMapped)
        guard case .dns(let dns) = event.activity else { return #expect(Bool(false)) }
        #expect(dns.answers == ["192.0.2.1", "2001:db8::1"])
    }

    @Test(
        "a BITS job is a download where the time of the file at the other end is known",
        arguments: [
            ("2010-11-20T12:17:00.4010000Z", true), ("1601-01-01T00:00:00.0000000Z", false), ("", false), ("-", false),
            ("0", false),
        ])
    func transferJob(time: String, isFetched: Bool) throws {
        let eventMapped = mapped(.bits, 60, [.url: "https://example.jp/a", .fileTime: time, .bytesTransferred: "7"])
        let event = try #require(eventMapped)
        guard case .transferJob(let job) = event.activity else { return #expect(Bool(false)) }
        #expect(job.isFetched == isFetched)
        #expect(job.bytesTransferred == 7)
    }

    @Test("who asked for a BITS job is told by its creation, with the process")
    func transferJobOwner() throws {
        let eventMapped = mapped(
            .bits, 3,
            [
                .jobTitle: "j", .jobOwner: "PC01\\taro", .processPath: "C:\\Windows\\System32\\bitsadmin.exe",
                .processId: "4711",
            ])
        let event = try #require(eventMapped)
        #expect(event.process == Process(executable: "C:\\Windows\\System32\\bitsadmin.exe", pid: 4711))
        #expect(event.user.name == "PC01\\taro")
    }

    @Test(
        "an IPv4 address that is written as one of IPv6 is written as itself",
        arguments: [
            ("::ffff:192.0.2.5", "192.0.2.5"), ("::FFFF:192.0.2.5", "192.0.2.5"), ("::1", "::1"),
            ("::ffff:0:0", "::ffff:0:0"), ("192.0.2.5", "192.0.2.5"), ("-", ""),
        ])
    func mappedAddresses(written: String, address: String) throws {
        for (provider, id) in [(Provider.security, UInt32(5145)), (.security, 4624), (.sysmon, 3), (.security, 5156)] {
            let fields: [FieldName: String] = [
                .ipAddress: written, .destinationIp: written, .destAddress: written, .shareName: "\\\\*\\s",
            ]
            let eventMapped = mapped(provider, id, fields)
            switch try #require(eventMapped).activity {
            case .file(let file): #expect(file.clientIP == address)
            case .session(let session): #expect(session.sourceIP == address)
            case .network(let network): #expect(network.destinationIP == address)
            case .process, .registry, .dns, .script, .transferJob, .moduleLoad, .intrusion, .visit, .health:
                #expect(Bool(false))
            }
        }
    }

    @Test("PowerShell's classic log has its values without names")
    func classicPowerShell() throws {
        let record = WindowsRecord()
        record.unnamed = [
            "Compress-Archive x", "\tUserId=PC\\taro\r\n\tHostApplication=powershell.exe -c x", "CommandInvocation",
        ]
        let event = try #require(kind(.powerShellClassic, 800).event(record))
        guard case .script(let script) = event.activity else { return #expect(Bool(false)) }
        #expect(script.text == "Compress-Archive x\nCommandInvocation")
        #expect(event.user.name == "PC\\taro")
        record.unnamed = ["one"]
        #expect(kind(.powerShellClassic, 800).event(record) == nil)
    }

    private func kind(_ provider: Provider, _ id: UInt32) -> RecordKind {
        RecordKind.table[RecordKind.index(provider, id)!]
    }

    private func mapped(_ provider: Provider, _ id: UInt32, _ fields: [FieldName: String]) -> Event? {
        let record = WindowsRecord()
        record.provider = provider
        record.eventID = id
        record.computer = "PC01"
        for (field, value) in fields { record.set(field, value) }
        return kind(provider, id).event(record)
    }

    private func action(_ event: Event) -> String {
        switch event.activity {
        case .file(let file): file.action.rawValue
        case .registry(let registry): registry.action.rawValue
        case .process, .network, .dns, .script, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: ""
        }
    }
}
