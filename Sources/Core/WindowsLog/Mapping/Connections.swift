import Events

/// Sysmon 3, Security 5156 and 5158: connections and bound ports.
enum Connections {
    static let sysmonFields: [FieldName] = [
        .processGuid, .processId, .image, .user, .protocol, .initiated, .sourceIp, .sourcePort, .destinationIp,
        .destinationHostname, .destinationPort,
    ]

    @Sendable static func sysmon(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        var network = NetworkActivity()
        network.transport = transport(record[.protocol])
        switch record[.initiated] {
        case "true", "True", "TRUE", "1": network.direction = .outbound
        case "false", "False", "FALSE", "0": network.direction = .inbound
        default: network.direction = .unknown
        }
        network.sourceIP = IPAddress.normalised(record.text(.sourceIp))
        network.sourcePort = Numbers.port(record[.sourcePort])
        network.destinationIP = IPAddress.normalised(record.text(.destinationIp))
        network.destinationPort = Numbers.port(record[.destinationPort])
        network.destinationDomain = record.text(.destinationHostname)
        event.beginSysmon(record, .network(network))
        return true
    }

    static let securityFields: [FieldName] = [
        .processId, .application, .direction, .sourceAddress, .sourcePort, .destAddress, .destPort, .protocol,
    ]

    @Sendable static func permitted(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        security(record, isBind: false, &event)
    }

    @Sendable static func bound(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        security(record, isBind: true, &event)
    }

    private static func security(_ record: borrowing WindowsRecord, isBind: Bool, _ event: inout Event) -> Bool {
        var network = NetworkActivity()
        network.isBind = isBind
        network.transport = transport(record[.protocol])
        // %%14592 is Inbound, %%14593 Outbound, whatever the language of the system.
        switch record[.direction] {
        case "%%14593", "Outbound", "送信": network.direction = .outbound
        case "%%14592", "Inbound", "受信": network.direction = .inbound
        default: network.direction = .unknown
        }
        network.sourceIP = IPAddress.normalised(record.text(.sourceAddress))
        network.sourcePort = Numbers.port(record[.sourcePort])
        network.destinationIP = IPAddress.normalised(record.text(.destAddress))
        network.destinationPort = Numbers.port(record[.destPort])
        event.begin(record, .network(network))
        event.process.pid = Numbers.pid(record[.processId])
        event.process.executable = event.path(.application, record)
        event.attribution = event.process.isUnknown ? .unknown : .exact
        return true
    }

    private static func transport(_ text: String) -> NetworkActivity.Transport {
        switch text {
        case "6", "tcp", "TCP", "": .tcp
        case "17", "udp", "UDP": .udp
        default: .other
        }
    }
}
