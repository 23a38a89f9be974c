import Events
import WindowsLog

/// A record as a Windows log would hold it, before it is in any file.
package struct ScenarioRecord: Sendable {
    package var provider: String
    package var eventID: UInt32
    package var channel: String
    package var computer: String
    package var time: Timestamp
    /// Counts the records of a channel on one host.
    package var recordID: UInt64 = 0
    /// The process and the thread that log, which are not always those that act.
    package var loggingPID: UInt32
    package var loggingTID: UInt32
    package var userSID: String
    /// The elements of EventData in their order; those without a name have an empty one.
    package var data: [(name: String, value: String)]
    /// The root element in UserData, where the record has that and no EventData.
    package var userData: String?

    /// Fills a record as a reader of any format would.
    package func fill(_ record: WindowsRecord) {
        record.clear()
        record.providerName = provider
        record.provider = Provider(name: provider)
        record.eventID = eventID
        record.time = time
        record.channel = channel
        record.computer = computer
        record.recordID = recordID
        record.sequence = recordID
        record.loggingPID = loggingPID
        record.userID = userSID
        for (name, value) in data {
            if name.isEmpty {
                record.unnamed.append(value)
            } else if let field = FieldName(name) {
                record.set(field, value)
            }
        }
    }
}
