import Glibc
import WindowsLog

/// Texts that nearly every record repeats, such as the channel: each is decoded once and found again by its bytes.
///
/// Of hosts, channels and providers one log has a handful; it holds 64 and forgets the oldest for the next.
///
/// A class over memory of its own, so that using it from the parser costs no check for overlapping access and no counting of
/// references.
final class TextInterner {
    private static let limit = 64
    /// Longer texts are none of those that repeat.
    private static let lengthLimit = 512

    /// The bytes of each text, a place of ``lengthLimit`` for each.
    private let keys: UnsafeMutableRawPointer
    private let lengths: UnsafeMutablePointer<Int>
    private let texts: UnsafeMutablePointer<String>
    private let providers: UnsafeMutablePointer<Provider>
    private var count = 0
    private var last = 0
    private var next = 0

    init() {
        keys = .allocate(byteCount: Self.limit * Self.lengthLimit, alignment: 16)
        lengths = .allocate(capacity: Self.limit)
        lengths.initialize(repeating: -1, count: Self.limit)
        texts = .allocate(capacity: Self.limit)
        texts.initialize(repeating: "", count: Self.limit)
        providers = .allocate(capacity: Self.limit)
        providers.initialize(repeating: .other, count: Self.limit)
    }

    deinit {
        keys.deallocate()
        lengths.deallocate()
        texts.deinitialize(count: Self.limit)
        texts.deallocate()
        providers.deallocate()
    }

    /// The text of UTF-16 bytes.
    @inline(__always)
    func text(_ bytes: ChunkBytes) -> String {
        if matches(last, bytes) { return texts[last] }
        guard let index = place(bytes) else { return UTF16Text.string(bytes) }
        return texts[index]
    }

    /// The provider whose name UTF-16 bytes are.
    @inline(__always)
    func provider(_ bytes: ChunkBytes) -> Provider {
        if matches(last, bytes) { return providers[last] }
        guard let index = place(bytes) else { return Provider(name: UTF16Text.string(bytes)) }
        return providers[index]
    }

    @inline(__always)
    private func matches(_ index: Int, _ bytes: ChunkBytes) -> Bool {
        lengths[index] == bytes.count && memcmp(keys + index &* Self.lengthLimit, bytes.start, bytes.count) == 0
    }

    /// Where the text is, now if it was not before; nil when it is too long.
    @inline(never)
    private func place(_ bytes: ChunkBytes) -> Int? {
        for index in 0..<count where matches(index, bytes) {
            last = index
            return index
        }
        guard bytes.count <= Self.lengthLimit else { return nil }
        last = count < Self.limit ? count : next
        if count < Self.limit { count += 1 } else { next = (next + 1) % Self.limit }
        texts[last] = UTF16Text.string(bytes)
        providers[last] = Provider(name: texts[last])
        memcpy(keys + last &* Self.lengthLimit, bytes.start, bytes.count)
        lengths[last] = bytes.count
        return last
    }
}
