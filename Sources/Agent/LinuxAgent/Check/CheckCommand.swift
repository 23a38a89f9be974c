import ArgumentParser
import Contents
import Detection
import Events
import Glibc
import LinuxSensors
import Sensing
import Watches

/// `mitsuke-agent check`: what works on this host and why not. Begins every sensor for a moment; changes nothing, and a running agent is
/// not disturbed.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says what works on this host, and why not. 動作状況とその理由を表示します。",
        discussion: "Exit status: 0 all of it works; 1 something does not; 2 it could not be found out.")

    @OptionGroup var folders: FolderOptions

    @Option(help: "The compiled BPF programs; beside the program or in /usr/lib/mitsuke if nothing is said.")
    var bpf: String?

    @Option(help: "ja or en; otherwise the locale's.")
    var lang: Language?

    func run() throws {
        let language = lang ?? Self.localeLanguage
        var lines = [AgentState(folder: folders.folder).joined, AgentState(folder: folders.folder).running]
        guard let scratch = Self.scratchFolder() else {
            Diagnostics.error("no folder can be made in /tmp: errno \(errno)")
            throw ExitCode(2)
        }
        defer { Self.remove(scratch) }
        let states = CollectedStates()
        let intake: FileIntake
        do throws(SensorError) {
            intake = try FileIntake(.linux, into: states, ownFolder: folders.folder)
        } catch {
            Diagnostics.error("\(error)")
            throw ExitCode(2)
        }
        let sensors = Sensors(.linux, intake, bpf: bpf, filesystems: nil, folder: scratch, lastAwake: nil).all
        for sensor in sensors { sensor.begin(into: intake) }
        lines += states.all.map { state in
            CheckLine(SensorTitles.title(state.sensor), isGood: state.isLive, detail: state.detail)
        }
        if geteuid() != 0 {
            lines.insert(
                CheckLine(
                    Text(en: "root", ja: "root 権限"), isGood: false,
                    detail: Text(
                        en: "most of it needs root: sudo mitsuke-agent check",
                        ja: "多くの確認に root 権限が必要です: sudo mitsuke-agent check"
                    )[language]), at: 0)
        }
        for line in lines { print(line.text(language)) }
        if lines.contains(where: { !$0.isGood }) { throw ExitCode(1) }
    }

    private static var localeLanguage: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name), value.pointee != 0 else { continue }
            return String(cString: value).hasPrefix("ja") ? .ja : .en
        }
        return .en
    }

    /// What sensors would keep of this host goes there: the agent's own folder is a running agent's.
    private static func scratchFolder() -> String? {
        var template = Array("/tmp/mitsuke-check-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { return nil }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func remove(_ folder: String) {
        if let entries = opendir(folder) {
            while let entry = readdir(entries) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) {
                    $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if name != ".", name != ".." { unlink(folder + "/" + name) }
            }
            closedir(entries)
        }
        rmdir(folder)
    }
}

extension Language: ExpressibleByArgument {}
