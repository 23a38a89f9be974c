import Glibc
import WindowsLog

/// Texts that nearly every record repeats, such as the channel: each is decoded once and found again by its bytes.
///
/// Of hosts, channels and providers one log has a handful; it holds 64 and forgets the oldest for the next.
///
/// A class, so that using it from the parser costs no check for overlapping access.
final class TextInterner {
    struct Entry {
        let text: String
        /// The provider of that name.
        let provider: Provider
    }

    private static let limit = 64
    /// Longer texts are none of those that repeat.
    private static let lengthLimit = 512

    private var entries: [Entry] = []
    private var keys: [[UInt8]] = []
    private var last = 0
    private var next = 0

    /// The entry for UTF-16 text.
    @inline(__always)
    func entry(_ bytes: ChunkBytes) -> Entry {
        if last < keys.count, matches(last, bytes) { return entries[last] }
        return find(bytes)
    }

    @inline(__always)
    private func matches(_ index: Int, _ bytes: ChunkBytes) -> Bool {
        keys[index].count == bytes.count
            && keys[index].withUnsafeBytes { key in
                guard let start = key.baseAddress else { return true }
                return memcmp(start, bytes.start, bytes.count) == 0
            }
    }

    @inline(never)
    private func find(_ bytes: ChunkBytes) -> Entry {
        for index in keys.indices where matches(index, bytes) {
            last = index
            return entries[index]
        }
        let text = UTF16Text.string(bytes)
        let entry = Entry(text: text, provider: Provider(name: text))
        guard bytes.count <= Self.lengthLimit else { return entry }
        let key = Array(UnsafeRawBufferPointer(start: bytes.start, count: bytes.count))
        if keys.count < Self.limit {
            last = keys.count
            keys.append(key)
            entries.append(entry)
        } else {
            last = next
            keys[next] = key
            entries[next] = entry
            next = (next + 1) % Self.limit
        }
        return entry
    }
}
