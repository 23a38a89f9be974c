import Events

/// One Windows event record as a reader hands it over, whatever file it came from.
///
/// A reader keeps one and fills it again for each record: setting and clearing touch only what the record has. Not to be
/// shared between threads.
package final class WindowsRecord {
    package var provider = Provider.other
    package var providerName = ""
    package var eventID: UInt32 = 0
    /// System/TimeCreated.
    package var time = Timestamp(ticks: 0)
    package var channel = ""
    package var computer = ""
    /// System/EventRecordID.
    package var recordID: UInt64?
    /// System/Execution/@ProcessID: who logged it, which is not always who did it.
    package var loggingPID: UInt32?
    /// System/Security/@UserID.
    package var userID = ""
    /// An audit of something that was refused, by System/Keywords.
    package var isRefused = false
    /// The record's number in its file.
    package var sequence: UInt64 = 0
    /// A hash of the record's bytes, for records that lack ``recordID``.
    package var contentHash: UInt64 = 0
    /// The values of Data elements without a name, in their order.
    package var unnamed: [String] = []

    // Allocated once and reached through constants: arrays in a class cost a check for overlapping access at each use.
    private let values: UnsafeMutablePointer<String>
    private let present: UnsafeMutablePointer<Bool>
    private let touched: UnsafeMutablePointer<FieldName>
    private var touchedCount = 0

    package init() {
        values = .allocate(capacity: FieldName.count)
        values.initialize(repeating: "", count: FieldName.count)
        present = .allocate(capacity: FieldName.count)
        present.initialize(repeating: false, count: FieldName.count)
        // A field is noted when it becomes present, so at most once.
        touched = .allocate(capacity: FieldName.count)
    }

    deinit {
        values.deinitialize(count: FieldName.count)
        values.deallocate()
        present.deallocate()
        touched.deallocate()
    }

    /// The value of a field; empty when the record lacks it.
    package subscript(field: FieldName) -> String {
        values[Int(field.rawValue)]
    }

    /// The value of a field; empty also for `-`, which Windows writes where it has nothing to say.
    package func text(_ field: FieldName) -> String {
        let value = values[Int(field.rawValue)]
        return value == "-" ? "" : value
    }

    package func has(_ field: FieldName) -> Bool {
        present[Int(field.rawValue)]
    }

    /// Sets a field. Where a record has a name twice the first value counts.
    package func set(_ field: FieldName, _ value: consuming String) {
        let index = Int(field.rawValue)
        guard !present[index] else { return }
        present[index] = true
        values[index] = value
        touched[touchedCount] = field
        touchedCount &+= 1
    }

    /// Makes it ready for the next record.
    package func clear() {
        for index in 0..<touchedCount {
            let field = Int(touched[index].rawValue)
            values[field] = ""
            present[field] = false
        }
        touchedCount = 0
        if !unnamed.isEmpty { unnamed.removeAll(keepingCapacity: true) }
        provider = .other
        providerName = ""
        eventID = 0
        time = Timestamp(ticks: 0)
        channel = ""
        computer = ""
        recordID = nil
        loggingPID = nil
        userID = ""
        isRefused = false
        sequence = 0
        contentHash = 0
    }
}
