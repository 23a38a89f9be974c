import Accounts
import Events
import Response

/// A command as an address or a form names it.
struct CommandInput: Sendable, Equatable {
    var kind: Command.Kind
    var pid = ""
    /// Ticks, see ``Events/Timestamp``.
    var start = ""
    /// For people: the program whose process it is.
    var program = ""
    var path = ""
    var item = ""
    var limit = ""

    static let defaultLimitBytes: UInt64 = 64_000_000
    private static let megabyte: UInt64 = 1_000_000

    init(_ kind: Command.Kind) {
        self.kind = kind
    }

    init?(_ form: Form) {
        guard let kind = Command.Kind(rawValue: form["kind"]) else { return nil }
        self.kind = kind
        (pid, start, program) = (form["pid"], form["start"], form["program"])
        (path, item, limit) = (form["path"], form["item"], form["limit"])
    }

    /// Nil where something is missing or is none. Whether a path is one, the command itself knows.
    var task: Command.Task? {
        switch kind {
        case .stop:
            guard let pid = UInt32(pid), let ticks = Int64(start) else { return nil }
            return .stop(pid: pid, start: Timestamp(ticks: ticks))
        case .quarantine: return path.isEmpty ? nil : .quarantine(path: path, sha256: "")
        case .release: return item.isEmpty ? nil : .release(item: item)
        case .collect:
            guard !path.isEmpty, let megabytes = limit.isEmpty ? Self.defaultLimitBytes / Self.megabyte : UInt64(limit),
                (1...Command.largestEvidenceBytes / Self.megabyte).contains(megabytes)
            else { return nil }
            return .collect(path: path, limitBytes: megabytes * Self.megabyte)
        }
    }

    var permission: Permission { kind == .release ? .releaseFiles : .actOnHosts }

    /// Where it is confirmed.
    func address(on host: String) -> String {
        PageAddress.make(
            "/hosts/" + PageAddress.escaped(host) + "/command",
            [
                ("kind", kind.rawValue), ("pid", pid), ("start", start), ("program", program), ("path", path),
                ("item", item), ("limit", limit),
            ])
    }
}

/// Links to commands, on pages that show what they are about. Empty where the host has no agent or the visitor may not.
struct CommandLinks: Sendable, Equatable {
    var stop: String?
    var quarantine: String?
    var collect: String?

    init() {}

    init(_ asked: PageRequest, _ host: String, process: Process?, path: String) async throws {
        guard asked.may(.actOnHosts), try await HostAgent.find(host, asked) != nil else { return }
        if let process, let pid = process.pid, let start = process.start {
            var input = CommandInput(.stop)
            (input.pid, input.start, input.program) = (String(pid), String(start.ticks), process.executable)
            stop = input.address(on: host)
        }
        guard path.hasPrefix("/") else { return }
        var input = CommandInput(.quarantine)
        input.path = path
        quarantine = input.address(on: host)
        input.kind = .collect
        collect = input.address(on: host)
    }
}
