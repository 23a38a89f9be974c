import Events
import Storage

extension AlertModel {
    mutating func offer(_ links: CommandLinks) {
        (stop, quarantine, collect) = (links.stop, links.quarantine, links.collect)
    }
}

extension LogLine {
    /// The file that something was done to; empty where it was none.
    var actedOnPath: String {
        guard case .file(let file) = event.activity, !file.isDirectory else { return "" }
        return file.path
    }
}
