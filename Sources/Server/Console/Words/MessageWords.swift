import Detection
import Notifications
import Reports

extension MessageWriter.Words {
    /// The names that the console's pages show.
    package static let console = MessageWriter.Words(
        rule: { id in RuleNames.rule(id)?.name ?? Text(en: id, ja: id) },
        watch: { watch in WatchName(rawValue: watch).map(WatchTitles.title) ?? Text(en: watch, ja: watch) },
        level: { Messages.level($0) })
}
