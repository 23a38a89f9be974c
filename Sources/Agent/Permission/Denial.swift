import Events

/// Something that the listener did not let happen.
struct Denial: Sendable {
    enum Deed: Sendable {
        case run
        /// A loader was to run it.
        case load
        /// The output of a program that makes archives.
        case write
    }

    var time: Timestamp
    var pid: UInt32
    /// What the process runs, which is not yet what it wanted to run.
    var executable: String
    var deed: Deed
    var path: String
    /// Which archiver it is.
    var archiver: String

    /// Not letting a program be run is a reading that was denied.
    var event: Event {
        var file = FileActivity(deed == .write ? .overwrite : .read, path)
        file.isDenied = true
        file.isProhibited = true
        var event = Event(time: time, host: "", activity: .file(file))
        event.process = Process(executable: executable, pid: pid)
        event.attribution = .exact
        return event
    }
}
