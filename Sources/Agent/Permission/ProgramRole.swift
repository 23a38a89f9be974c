import Contents
import Glibc
import LinuxSensors
import Synchronization
import Watches

/// Which file it is, and which state of it.
struct ProgramIdentity: Hashable, Sendable {
    var device: UInt64
    var inode: UInt64
    var sizeBytes: UInt64
    var changed: Int64

    init(device: UInt64, inode: UInt64, sizeBytes: UInt64, changed: Int64) {
        (self.device, self.inode, self.sizeBytes, self.changed) = (device, inode, sizeBytes, changed)
    }

    init(_ file: borrowing LookedAtFile) {
        self.init(device: file.device, inode: file.inode, sizeBytes: file.sizeBytes, changed: file.changed)
    }
}

/// What a program is to the listener.
enum ProgramRole: Sendable, Equatable {
    case plain
    /// Runs what it opens.
    case loader
    /// Makes archives when it is told so, and much else.
    case general(String)
    case archiver(String, isRenamed: Bool)
}

/// What is known of programs, for the listener to look up while others find it out.
final class ProgramRoles: Sendable {
    private let roles = Mutex<[ProgramIdentity: ProgramRole]>([:])
    private static let limit = 16_384

    subscript(identity: ProgramIdentity) -> ProgramRole? {
        roles.withLock { $0[identity] }
    }

    func set(_ identity: ProgramIdentity, _ role: ProgramRole) {
        roles.withLock { roles in
            // What is plain is found out again.
            if roles.count >= Self.limit { roles = roles.filter { $0.value != .plain } }
            roles[identity] = role
        }
    }
}

/// Finds out what a program is by its content. For one thread.
final class RoleFinder {
    private let known: KnownArchivers
    private let prohibition: ArchiveProhibition
    private var loaders: [[UInt8]] = []

    private static let largestLoaderBytes = 4 << 20
    private static let loaderPaths = [
        "/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-linux.so.2", "/lib/ld-musl-x86_64.so.1",
        "/lib/ld-musl-aarch64.so.1",
    ]
    private static let folders = ["/usr/bin/", "/bin/", "/usr/local/bin/"]

    /// Reads what it compares with. Nothing is marked yet.
    init(_ policy: ArchivePolicy, _ prohibition: ArchiveProhibition, into roles: ProgramRoles) {
        known = KnownArchivers(policy, DistantMounts())
        known.prepare()
        self.prohibition = prohibition
        for path in Self.loaderPaths {
            guard let real = Self.real(path), let file = try? LookedAtFile(real),
                let bytes = file.contents(limit: Self.largestLoaderBytes)
            else { continue }
            loaders.append(bytes)
            roles.set(ProgramIdentity(file), .loader)
        }
        for tool in policy.tools where tool.isEnabled {
            for image in tool.images where !image.utf8.contains(42) {
                for folder in Self.folders {
                    let name = image.hasSuffix(".exe") ? String(image.dropLast(4)) : image
                    guard let real = Self.real(folder + name), let file = try? LookedAtFile(real) else { continue }
                    if prohibition.isGeneralPurpose(real) { roles.set(ProgramIdentity(file), .general(name)) }
                }
            }
        }
    }

    /// - Parameters:
    ///   - file: Open for reading; nothing else is opened.
    ///   - path: Where it lies.
    func role(of file: Int32, path: String) -> ProgramRole {
        let name = known.name(ofOpen: file, path: path)
        if !name.isEmpty, prohibition.isGeneralPurpose("/usr/bin/" + name) { return .general(name) }
        if !name.isEmpty {
            let own = path.utf8.split(separator: 47).last.map { String(Substring($0)) } ?? ""
            return .archiver(name, isRenamed: own != name)
        }
        guard let looked = try? LookedAtFile(open: file) else { return .plain }
        if loaders.contains(where: { UInt64($0.count) == looked.sizeBytes }),
            let bytes = looked.contents(limit: Self.largestLoaderBytes), loaders.contains(bytes)
        {
            return .loader
        }
        return prohibition.isGeneralPurpose(path) ? .general("") : .plain
    }

    private static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }
}
