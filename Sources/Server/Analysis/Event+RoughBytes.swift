import Events

extension Event {
    /// What keeping it takes, in bytes, roughly: itself and its longest texts.
    package var roughBytes: Int {
        var bytes = MemoryLayout<Event>.stride + 400 + process.commandLine.utf8.count
        if let parent { bytes += parent.commandLine.utf8.count }
        switch activity {
        case .script(let script): bytes += script.text.utf8.count
        case .registry(let registry):
            bytes += registry.path.utf8.count + registry.data.utf8.count + registry.oldData.utf8.count
        case .file(let file): bytes += file.path.utf8.count + file.streamContents.utf8.count
        case .process, .network, .dns, .transferJob, .moduleLoad, .intrusion, .session, .visit, .health: break
        }
        return bytes
    }
}
