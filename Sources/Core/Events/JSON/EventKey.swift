/// The keys of a line of our own form, in the order in which they are written.
package enum EventKey: UInt8, CaseIterable, Sendable {
    case timestamp, eventID, eventKind, eventAction
    case watch, log, ruleID, ruleName, level, techniques
    case hostName, userName, userID
    case executable, pid, entityID, start, commandLine, sha256, originalFileName
    case ancestors, attribution
    case logFile, sequence, channel, winlogEventID, recordID
    case registryPath, registryValue, registryData, registryOldData
    case filePath, fileExtension, fileSize, oldPath, share, archiveFormat, archiveEncrypted
    case networkDirection, sourceIP, sourcePort, destinationIP, destinationPort, destinationDomain
    case sourceBytes, destinationBytes, question, url
    case transferDirection, browserClass, browserReasons
    case message, sensor, gapReason, gapCount, gapSince
    case outcome, responseKind, responseAnswer, commandID, quarantineID, fileSHA256, duration

    /// As it stands in the line.
    package var name: String { Self.names[Int(rawValue)] }

    /// The key that `bytes` spell, or nil.
    package static func spelled(by bytes: UnsafeBufferPointer<UInt8>) -> EventKey? {
        guard let value = table.value(of: bytes) else { return nil }
        return EventKey(rawValue: value)
    }

    /// In the order of the cases.
    private static let names = [
        "@timestamp", "event.id", "event.kind", "event.action",
        "mitsuke.watch", "mitsuke.log", "rule.id", "rule.name", "mitsuke.level", "threat.technique.id",
        "host.name", "user.name", "user.id",
        "process.executable", "process.pid", "process.entity_id", "process.start", "process.command_line",
        "process.hash.sha256", "process.pe.original_file_name",
        "mitsuke.ancestors", "mitsuke.attribution",
        "log.file.path", "event.sequence", "winlog.channel", "winlog.event_id", "winlog.record_id",
        "registry.path", "registry.value", "registry.data.strings", "mitsuke.registry.old_data",
        "file.path", "file.extension", "file.size", "mitsuke.file.old_path", "mitsuke.share",
        "mitsuke.archive.format", "mitsuke.archive.encrypted",
        "network.direction", "source.ip", "source.port", "destination.ip", "destination.port", "destination.domain",
        "source.bytes", "destination.bytes", "dns.question.name", "url.full",
        "mitsuke.transfer.direction", "mitsuke.browser.class", "mitsuke.browser.reasons",
        "message", "mitsuke.sensor", "mitsuke.gap.reason", "mitsuke.gap.count", "mitsuke.gap.since",
        "event.outcome", "mitsuke.response.kind", "mitsuke.response.answer", "mitsuke.command.id",
        "mitsuke.quarantine.id",
        "file.hash.sha256", "event.duration",
    ]

    private static let table = NameTable(
        allCases.map { (name: names[Int($0.rawValue)], value: $0.rawValue) }, ignoresCase: false)

    /// `,"name":` for each key, ready to be copied.
    static let members: [[UInt8]] = names.map { name in Array(",\"".utf8) + Array(name.utf8) + Array("\":".utf8) }

    /// In place of the name of a key, where space counts: this byte, which no text of JSON has, and one for the key.
    package static let packedMark: UInt8 = 1
    package static let firstPacked: UInt8 = 48
    /// In place of `,"winlog.event_data.`, the beginning of an original's key.
    package static let packedOriginal: UInt8 = 47
    /// In place of the whole member `file.extension`, which the path says already.
    package static let packedExtension: UInt8 = 46

    /// The mark and the byte for each key.
    static let packedMembers: [[UInt8]] = allCases.map { [packedMark, firstPacked + $0.rawValue] }
}
