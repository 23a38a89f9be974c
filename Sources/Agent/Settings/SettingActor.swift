import Events

/// How a change of a setting became known.
enum SettingActor {
    /// The kernel told who did it, and when.
    case process(pid: UInt32?, at: Timestamp, isNew: Bool)
    /// A folder was moved; what lies in it came or went with it.
    case mover(pid: UInt32?, at: Timestamp)
    /// Nobody told; it happened since the time that is given, if any is.
    case nobody(since: Timestamp?)
    /// There is nothing to compare with: what is there is taken as it is.
    case firstLook
}
