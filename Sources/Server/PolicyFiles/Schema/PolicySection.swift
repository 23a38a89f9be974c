import Detection
import Watches

/// What a policy file can say about one watch.
struct PolicySection {
    let watch: WatchName
    /// What the watch does, for the head of its section.
    let about: Text
    let fields: [PolicyField<Policy>]

    /// - Parameters:
    ///   - path: The watch's part of the policy.
    ///   - settings: What every watch has, in that part.
    ///   - fields: What only this watch has.
    init<Part>(
        _ watch: WatchName, _ path: WritableKeyPath<Policy, Part>, settings: WritableKeyPath<Part, WatchSettings>,
        default part: Part, about: Text, fields: [PolicyField<Part>]
    ) {
        self.watch = watch
        self.about = about
        let common = PolicyField<WatchSettings>.ofEveryWatch(
            default: part[keyPath: settings],
            onLinux: Policy.linux[keyPath: path][keyPath: settings].exclusions)
        let all = common.before.map { $0.of(settings) } + fields + common.after.map { $0.of(settings) }
        self.fields = all.map { $0.of(path) }
    }

    /// Every section, in the order in which they are printed.
    ///
    /// - Parameter base: What is so where a file does not say otherwise.
    static func all(default base: Policy) -> [PolicySection] {
        WatchName.allCases.map { watch in
            switch watch {
            case .registry: registry(default: base.registry)
            case .archive: archive(default: base.archive)
            case .transfer: transfer(default: base.transfer)
            case .fileOperation: fileOperation(default: base.fileOperation)
            case .browser: browser(default: base.browser)
            }
        }
    }
}
