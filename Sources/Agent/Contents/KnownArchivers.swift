import CLinux
import Crypto
import Detection
import Events
import Glibc
import LinuxSensors
import Watches

/// Knows an archiver by its file's content: the system's own by identity and SHA-256, others by texts in them.
///
/// Only bytes are compared. A file is looked at once for as long as it is unchanged, and at most ``searchedBytes`` of it. Not safe to use
/// from two threads: each has its own.
package final class KnownArchivers {
    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
        var changed: Int64
    }

    private struct Archiver {
        var name: String
        var path: String
        var sizeBytes: UInt64
        var digest: [UInt8]?
    }

    private var own: [Archiver] = []
    private var ofSize: [UInt64: [Int]] = [:]
    /// What files were found to be; empty for none.
    private var answers: [Identity: String] = [:]
    private let distant: DistantMounts

    static let searchedBytes = 4 << 20
    private static let answerLimit = 8_192
    private static let folders = [
        "/usr/bin", "/usr/local/bin", "/usr/lib/7zip", "/usr/lib/p7zip", "/usr/libexec/7zip", "/usr/libexec/p7zip",
        "/opt/rar", "/usr/local/sbin",
    ]

    package init(_ policy: ArchivePolicy, _ distant: DistantMounts) {
        self.distant = distant
        for tool in policy.tools where tool.isEnabled && !tool.isGeneralPurpose {
            for image in tool.images where !image.utf8.contains(42) {
                let name = Self.bare(image)
                for folder in Self.folders { learn(folder + "/" + name, as: name) }
            }
        }
    }

    private func learn(_ path: String, as name: String) {
        guard !distant.holds(path), let file = try? LookedAtFile(path), file.kind == .regular else { return }
        // A script only starts an archiver.
        guard file.contents(limit: 4)?.starts(with: Self.elf) == true else { return }
        answers[Self.identity(file)] = name
        ofSize[file.sizeBytes, default: []].append(own.count)
        own.append(Archiver(name: name, path: path, sizeBytes: file.sizeBytes))
    }

    /// The archiver that a process runs under another name, or behind the dynamic loader; empty where it is none.
    package func name(of process: borrowing Process) -> String {
        let path = process.executable
        if ProgramBehind.isLoader(path) {
            let words = CommandLine(process.commandLine).words
            guard let program = ProgramBehind.behindLoader(words)?.first else { return "" }
            return name(ofFile: absolute(program, process.pid), process.pid, isExecutable: false)
        }
        let name = name(ofFile: path, process.pid, isExecutable: true)
        return name.isEmpty || name == Self.bare(WindowsPath.fileName(path)) ? "" : name
    }

    /// Reads the system's own archivers now, so that ``name(ofOpen:path:)`` opens nothing at all.
    package func prepare() {
        for index in own.indices { _ = digest(of: index) }
    }

    /// The archiver that an open file is, whatever its path; empty where it is none. Touches no other file once prepared.
    package func name(ofOpen descriptor: Int32, path: String) -> String {
        guard let file = try? LookedAtFile(open: descriptor) else { return "" }
        return name(of: file, path)
    }

    private func name(ofFile path: String, _ pid: UInt32?, isExecutable: Bool) -> String {
        guard !path.isEmpty, !distant.holds(path) else { return "" }
        let file: LookedAtFile
        if let here = try? LookedAtFile(path) {
            file = here
        } else if isExecutable, let pid, let running = try? LookedAtFile(executableOf: pid) {
            // Deleted after its start, or never in a folder.
            file = running
        } else {
            return ""
        }
        return name(of: file, path)
    }

    private func name(of file: borrowing LookedAtFile, _ path: String) -> String {
        guard file.kind == .regular, file.sizeBytes > 1_024 else { return "" }
        let identity = Self.identity(file)
        if let known = answers[identity] { return known }
        if answers.count >= Self.answerLimit { answers.removeAll(keepingCapacity: true) }
        let name = content(of: file, path)
        answers[identity] = name
        return name
    }

    private func content(of file: borrowing LookedAtFile, _ path: String) -> String {
        let candidates = ofSize[file.sizeBytes] ?? []
        // What came with the system has its own name there.
        let isProtected = ArchiverMarks.isProtected(path)
        guard !candidates.isEmpty || !isProtected, file.contents(limit: 4)?.starts(with: Self.elf) == true,
            let bytes = file.contents(limit: candidates.isEmpty ? Self.searchedBytes : 16 << 20)
        else { return "" }
        if !candidates.isEmpty {
            let digest = Array(SHA256.hash(data: bytes))
            for index in candidates where self.digest(of: index) == digest { return own[index].name }
        }
        return isProtected ? "" : Self.marks(in: bytes)
    }

    private func digest(of index: Int) -> [UInt8] {
        if let digest = own[index].digest { return digest }
        var digest: [UInt8] = []
        if let file = try? LookedAtFile(own[index].path), let bytes = file.contents(limit: 16 << 20) {
            digest = Array(SHA256.hash(data: bytes))
        }
        own[index].digest = digest
        return digest
    }

    static func marks(in bytes: [UInt8]) -> String {
        bytes.withUnsafeBytes { haystack in
            guard let start = haystack.baseAddress else { return "" }
            for (name, texts) in ArchiverMarks.all
            where texts.allSatisfy({
                mitsuke_holds(start, UInt64(haystack.count), $0.utf8Start, UInt64($0.utf8CodeUnitCount)) == 1
            }) {
                return name
            }
            return ""
        }
    }

    /// The loader's argument as a path without links; empty where that is not known.
    private func absolute(_ program: String, _ pid: UInt32?) -> String {
        var path = program
        if path.utf8.first != 47 {
            guard let pid, let folder = SystemFiles.target("/proc/\(pid)/cwd") else { return "" }
            path = folder + "/" + path
        }
        guard !distant.holds(path), let real = realpath(path, nil) else { return "" }
        defer { free(real) }
        return String(cString: real)
    }

    private static func identity(_ file: borrowing LookedAtFile) -> Identity {
        Identity(device: file.device, inode: file.inode, changed: file.changed)
    }

    private static func bare(_ image: String) -> String {
        image.hasSuffix(".exe") ? String(image.dropLast(4)) : image
    }

    private static let elf: [UInt8] = [0x7f, 0x45, 0x4c, 0x46]
}
