import Events

/// Which file was copied: no system tells it, but the process that made one file has read another.
///
/// What is kept is the last files that were read and made, each with its process; a kernel that tells several events as one may tell the
/// reading after the making. Whether the two have the same content, who asks has to look.
package struct CopyInference: Sendable {
    private struct Entry: Sendable {
        var pid: UInt32
        var path: String
        var time: Timestamp
    }

    /// The last of them, in a circle.
    private struct Recent: Sendable {
        var entries: [Entry] = []
        var next = 0

        mutating func add(_ entry: Entry, limit: Int) {
            if entries.count < limit { return entries.append(entry) }
            entries[next] = entry
            next = (next + 1) % limit
        }

        /// Of one process, the last first, at most a few.
        func paths(of pid: UInt32, but path: String, at time: Timestamp) -> [String] {
            var found: [String] = []
            var step = 0
            while step < entries.count, found.count < 4 {
                step += 1
                let entry = entries[(next + entries.count * 2 - step) % entries.count]
                if entry.pid == pid, entry.path != path, time.seconds(since: entry.time) <= CopyInference.seconds,
                    !found.contains(entry.path)
                {
                    found.append(entry.path)
                }
            }
            return found
        }
    }

    private var reads = Recent()
    private var made = Recent()
    private let limit: Int

    /// A copy is made while its source is read.
    private static let seconds: Int64 = 600

    package init(limit: Int = 256) {
        self.limit = limit
    }

    /// A file was read: what the process made before, and may have made of it.
    package mutating func read(_ path: String, by pid: UInt32, at time: Timestamp) -> [String] {
        reads.add(Entry(pid: pid, path: path, time: time), limit: limit)
        return made.paths(of: pid, but: path, at: time)
    }

    /// A new file was closed: what the process read before, and may have made it of.
    package mutating func made(_ path: String, by pid: UInt32, at time: Timestamp) -> [String] {
        made.add(Entry(pid: pid, path: path, time: time), limit: limit)
        return reads.paths(of: pid, but: path, at: time)
    }

    /// It is known now of what a file was made.
    package mutating func settle(_ path: String) {
        for index in made.entries.indices where made.entries[index].path == path { made.entries[index].pid = 0 }
    }
}
