import Events
import Glibc

/// The names of accounts, from /etc/passwd alone: asking a directory service could hold up the thread that asks.
final class AccountNames {
    private var names: [UInt32: String] = [:]
    private var modified = timespec()

    /// Looked up once; a number that has no name keeps none until the file changes.
    func user(_ number: UInt32) -> User {
        if let name = names[number] { return User(name: name, id: String(number)) }
        reload()
        let name = names[number] ?? ""
        if names.count < 65_536 { names[number] = name }
        return User(name: name, id: String(number))
    }

    private func reload() {
        var about = stat()
        guard stat("/etc/passwd", &about) == 0,
            about.st_mtim.tv_sec != modified.tv_sec || about.st_mtim.tv_nsec != modified.tv_nsec,
            let text = SystemFiles.contents("/etc/passwd", limit: 4 << 20)
        else { return }
        modified = about.st_mtim
        names = Self.names(in: text)
    }

    static func names(in text: [UInt8]) -> [UInt32: String] {
        var names: [UInt32: String] = [:]
        for line in text.split(separator: 10) {
            let fields = line.split(separator: 58, maxSplits: 3, omittingEmptySubsequences: false)
            guard fields.count == 4, let number = UInt32(String(decoding: fields[2], as: UTF8.self)) else { continue }
            // The first of several names of one number is the one that the system shows.
            if names[number] == nil { names[number] = String(decoding: fields[0], as: UTF8.self) }
        }
        return names
    }
}
