import Crypto
import Glibc
import LinuxSensors
import Orders

/// What was kept of all settings, on disk between the agent's runs.
///
/// A head, the places that were registered, the settings, and a SHA-256 over all of it: what was changed or cut is not believed.
struct SettingState: Equatable {
    var settings: [String: KeptSetting] = [:]
    /// ``SettingState/place(_:)`` of each registered location: what lies in a new one is no news.
    var places: Set<String> = []

    static let name = "settings"
    /// Of the whole file.
    static let limitBytes = 16 << 20
    static let settingLimit = 16_384
    /// Of all texts; what is beyond is kept as a digest.
    static let textBytes = 6 << 20

    private static let head = Array("mitsuke settings 1\n".utf8)

    enum Kept {
        case none
        case damaged(String)
        case state(SettingState)
    }

    static func read(folder: String) -> Kept {
        let path = folder + "/" + name
        let bytes: [UInt8]
        do throws(LookedAtFile.Refusal) {
            let file = try LookedAtFile(path)
            guard file.kind == .regular, file.sizeBytes <= UInt64(limitBytes),
                let all = file.contents(limit: limitBytes)
            else { return .damaged("it is no file of ours") }
            bytes = all
        } catch {
            return error.errno == ENOENT ? .none : .damaged("errno \(error.errno)")
        }
        guard let state = SettingState(bytes) else { return .damaged("its checksum or its form is wrong") }
        return .state(state)
    }

    func write(folder: String) throws(FileError) {
        try SmallFile.write(bytes, to: Self.name, in: folder)
    }

    var bytes: [UInt8] {
        var out = Self.head
        func number(_ value: UInt64) {
            for shift in stride(from: UInt64(0), to: 64, by: 8) {
                out.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }
        func text(_ bytes: some Collection<UInt8>) {
            number(UInt64(bytes.count))
            out.append(contentsOf: bytes)
        }
        number(UInt64(places.count))
        for place in places.sorted() { text(place.utf8) }
        number(UInt64(settings.count))
        for (path, setting) in settings.sorted(by: { $0.key < $1.key }) {
            text(path.utf8)
            number(UInt64(bitPattern: setting.changed))
            number(setting.inode)
            switch setting.content {
            case .text(let bytes):
                out.append(0)
                text(bytes)
            case .digest(let digest, let size):
                out.append(1)
                text(digest.utf8)
                number(size)
            case .other(let what):
                out.append(2)
                text(what.utf8)
            }
        }
        out.append(contentsOf: SHA256.hash(data: out))
        return out
    }

    init() {}

    init?(_ bytes: [UInt8]) {
        guard bytes.count >= Self.head.count + 48, bytes.starts(with: Self.head) else { return nil }
        let end = bytes.count - 32
        guard SHA256.hash(data: bytes[..<end]).elementsEqual(bytes[end...]) else { return nil }
        var at = Self.head.count
        func number() -> UInt64? {
            guard end - at >= 8 else { return nil }
            var value: UInt64 = 0
            for index in 0..<8 { value |= UInt64(bytes[at + index]) << UInt64(8 * index) }
            at += 8
            return value
        }
        func text() -> ArraySlice<UInt8>? {
            guard let count = number(), count <= UInt64(end - at) else { return nil }
            defer { at += Int(count) }
            return bytes[at..<at + Int(count)]
        }
        guard let placeCount = number(), placeCount <= 10_000 else { return nil }
        for _ in 0..<placeCount {
            guard let place = text() else { return nil }
            places.insert(String(decoding: place, as: UTF8.self))
        }
        guard let count = number(), count <= UInt64(Self.settingLimit) else { return nil }
        for _ in 0..<count {
            guard let path = text(), let changed = number(), let inode = number(), at < end else { return nil }
            let kind = bytes[at]
            at += 1
            guard let words = text() else { return nil }
            let content: KeptSetting.Content
            switch kind {
            case 0: content = .text(Array(words))
            case 1:
                guard let size = number() else { return nil }
                content = .digest(String(decoding: words, as: UTF8.self), sizeBytes: size)
            case 2: content = .other(String(decoding: words, as: UTF8.self))
            default: return nil
            }
            settings[String(decoding: path, as: UTF8.self)] = KeptSetting(
                content: content, changed: Int64(bitPattern: changed), inode: inode)
        }
        guard at == end else { return nil }
    }
}
