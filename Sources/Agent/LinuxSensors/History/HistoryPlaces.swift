import CLinux
import Glibc

/// A browser's history of one profile.
struct HistoryPlace: Hashable {
    enum Kind: String {
        case chromium, firefox
    }

    /// Without links, and with nothing in it that its owner cannot change: it is opened step by step.
    let home: String
    let owner: UInt32
    /// Below the home.
    let path: String
    let kind: Kind

    var whole: String { home + "/" + path }
}

/// Where browsers keep histories, by the places of their packages and of Snap and Flatpak.
enum HistoryPlaces {
    private static let limit = 256

    private static let chromium = [
        ".config/chromium", ".config/google-chrome", ".config/google-chrome-beta", ".config/microsoft-edge",
        ".config/BraveSoftware/Brave-Browser", ".config/vivaldi", ".config/opera", "snap/chromium/common/chromium",
        ".var/app/org.chromium.Chromium/config/chromium", ".var/app/com.google.Chrome/config/google-chrome",
    ]

    private static let firefox = [
        ".mozilla/firefox", ".librewolf", ".waterfox", "snap/firefox/common/.mozilla/firefox",
        ".var/app/org.mozilla.firefox/.mozilla/firefox", ".config/mozilla/firefox",
    ]

    /// - Parameter homes: everybody's, with their owners.
    static func all(_ homes: [(path: String, owner: UInt32)]) -> [HistoryPlace] {
        var places: [HistoryPlace] = []
        for home in homes {
            for folder in chromium {
                for profile in names(home.path, folder) where isProfile(profile) && places.count < limit {
                    places.append(
                        HistoryPlace(
                            home: home.path, owner: home.owner, path: "\(folder)/\(profile)/History", kind: .chromium))
                }
                if folder == ".config/opera", places.count < limit {
                    places.append(
                        HistoryPlace(home: home.path, owner: home.owner, path: folder + "/History", kind: .chromium))
                }
            }
            for folder in firefox {
                for profile in names(home.path, folder) where profile.contains(".") && places.count < limit {
                    places.append(
                        HistoryPlace(
                            home: home.path, owner: home.owner, path: "\(folder)/\(profile)/places.sqlite",
                            kind: .firefox))
                }
            }
        }
        return places
    }

    private static func isProfile(_ name: String) -> Bool {
        name == "Default" || name == "Guest Profile" || name.hasPrefix("Profile ")
    }

    /// What lies in a folder below a home; nothing where it is reached over a link.
    private static func names(_ home: String, _ folder: String) -> [String] {
        guard let looked = LookedAt(home, folder), looked.isFolder else { return [] }
        let opened = looked.open()
        guard opened >= 0 else { return [] }
        guard let directory = fdopendir(opened) else {
            close(opened)
            return []
        }
        defer { closedir(directory) }
        var names: [String] = []
        while names.count < 64, let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The homes of people: of accounts that are no service's, and what lies in /home.
    static func homes(passwd: String = "/etc/passwd", around: String = "/home") -> [(path: String, owner: UInt32)] {
        var homes: [String: UInt32] = [:]
        for line in (SystemFiles.contents(passwd, limit: 4 << 20) ?? []).split(separator: 10) {
            let fields = line.split(separator: 58, omittingEmptySubsequences: false)
            guard fields.count >= 6, let owner = UInt32(String(decoding: fields[2], as: UTF8.self)),
                owner == 0 || owner >= 1_000 && owner != 65_534
            else { continue }
            let path = String(decoding: fields[5], as: UTF8.self)
            if path.utf8.first == 47, path.utf8.count > 1, homes.count < 10_000 { homes[path] = owner }
        }
        if let directory = opendir(around) {
            defer { closedir(directory) }
            while homes.count < 10_000, let entry = readdir(directory) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                var about = stat()
                let path = around + "/" + name
                guard name.utf8.first != 46, homes[path] == nil, lstat(path, &about) == 0,
                    about.st_mode & S_IFMT == S_IFDIR
                else { continue }
                homes[path] = about.st_uid
            }
        }
        return homes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

/// A file below a home, looked at without following links and without leaving the home's filesystem.
final class LookedAt {
    let about: mitsuke_file
    private let file: Int32

    init?(_ home: String, _ path: String) {
        let folder = Glibc.open(home, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        defer { close(folder) }
        var about = mitsuke_file()
        file = mitsuke_look(folder, path, 1, &about)
        guard file >= 0 else { return nil }
        self.about = about
    }

    deinit { close(file) }

    var isFolder: Bool { about.mode & UInt32(S_IFMT) == UInt32(S_IFDIR) }
    /// With one name only: another could be of a file that the owner of the home may not read.
    var isOwnFile: Bool { about.mode & UInt32(S_IFMT) == UInt32(S_IFREG) && about.links == 1 }

    func open() -> Int32 { mitsuke_open_looked(file) }
}
