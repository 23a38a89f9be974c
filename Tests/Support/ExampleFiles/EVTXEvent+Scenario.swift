import EVTXWriter
import Events
import Scenarios

extension EVTXEvent {
    /// The record as Windows would keep it: text as text, process ids and ports as numbers.
    package init(_ record: ScenarioRecord) {
        let data = record.data.map { name, value in
            EVTXDatum(name.isEmpty ? nil : name, Self.value(name, value))
        }
        self.init(
            provider: record.provider, eventID: UInt16(truncatingIfNeeded: record.eventID), time: record.time,
            recordID: record.recordID, channel: record.channel, computer: record.computer,
            body: record.userData.map { .userData($0, data) } ?? .eventData(data))
        processID = record.loggingPID
        threadID = record.loggingTID
    }

    private static func value(_ name: String, _ text: String) -> EVTXValue {
        guard name == "ProcessId" || name == "ParentProcessId", let number = UInt32(text) else { return .string(text) }
        return .uint32(number)
    }
}
