import Crypto
import Glibc
import LinuxSensors

/// Reads settings as they are now, with a bound on each.
struct SettingReader {
    /// Longer files are known by their digest.
    static let textBytes = 65_536
    /// No more of a file is read for its digest; the size tells of what is behind.
    static let hashedBytes = 1 << 20

    enum Answer {
        case missing
        case found(KeptSetting)
    }

    /// - Parameter known: What was kept; where the file is untouched since, it is not read.
    static func read(_ file: borrowing LookedAtFile, known: KeptSetting?, trustsTimes: Bool) -> KeptSetting {
        if trustsTimes, let known, known.changed == file.changed, known.inode == file.inode { return known }
        return KeptSetting(content: content(file), changed: file.changed, inode: file.inode)
    }

    private static func content(_ file: borrowing LookedAtFile) -> KeptSetting.Content {
        switch file.kind {
        case .link: return .text(Array("link to ".utf8) + file.target)
        case .folder: return .other("a folder")
        case .other: return .other("a pipe or a device")
        case .regular: break
        }
        let isLong = file.sizeBytes > UInt64(textBytes)
        guard let bytes = file.contents(limit: isLong ? hashedBytes : textBytes + 1) else {
            return .other("a file that cannot be read")
        }
        if bytes.count <= textBytes, !bytes.contains(0) { return .text(bytes) }
        return .digest(hexadecimal(SHA256.hash(data: bytes)), sizeBytes: file.sizeBytes)
    }

    static func hexadecimal(_ digest: SHA256Digest) -> String {
        var text = ""
        for byte in digest {
            if byte < 16 { text += "0" }
            text += String(byte, radix: 16)
        }
        return text
    }
}
