/// The five watches. `mitsuke.watch`.
package enum WatchName: String, CaseIterable, Sendable {
    case registry, archive, transfer
    case fileOperation = "file-operation"
    case browser
}

/// The logs that a line can stand in. `mitsuke.log`.
///
/// In the order in which a record that concerns several is filed: the log that says most about it first.
package enum LogName: UInt8, CaseIterable, Sendable {
    case registry, archive, transfer, webAccess, unexpectedTCP, fileOperation, process, health

    package var name: String {
        switch self {
        case .registry: "registry"
        case .archive: "archive"
        case .transfer: "transfer"
        case .webAccess: "web-access"
        case .unexpectedTCP: "unexpected-tcp"
        case .fileOperation: "file-operation"
        case .process: "process"
        case .health: "health"
        }
    }

    package init?(name: String) {
        guard let log = LogName.allCases.first(where: { $0.name == name }) else { return nil }
        self = log
    }
}

/// A set of logs.
package struct LogSet: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    package init(_ log: LogName) {
        rawValue = 1 << log.rawValue
    }

    package static let all = LogSet(rawValue: 0xff)

    package func contains(_ log: LogName) -> Bool {
        rawValue & (1 << log.rawValue) != 0
    }

    /// The log that says most about a record that concerns all of these; nil when there is none.
    package var first: LogName? {
        LogName.allCases.first { contains($0) }
    }
}
