import EventFiles

/// Reads units of the input, one after another; each thread has its own.
final class UnitReader {
    private let selection: RecordSelection
    private let parser = EVTXParser()
    /// The EVTX file of the last unit, as the next is likely to be of the same.
    private var open: (number: Int, file: EVTXFile)?

    init(selection: RecordSelection) {
        self.selection = selection
    }
}
