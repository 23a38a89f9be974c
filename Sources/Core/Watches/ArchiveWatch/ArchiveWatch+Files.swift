import Detection
import Events

/// Archive files that appear, change their names, move or go.
extension ArchiveWatch {
    func judge(_ file: FileActivity, _ event: borrowing Event, _ verdict: inout Verdict) {
        let kind = formats.kind(file)
        verdict.file(in: .archive)
        verdict.archiveFormat = kind?.format ?? formats.format(named: file.oldPath) ?? ""
        verdict.archiveEncrypted = kind?.isEncrypted
        guard file.action != .delete, !file.isOnlyAttributes else { return }
        let scene = ArchiveScene(event, tools)
        // That it was made was told; that it is a copy is for the log.
        if file.action == .copy, event.attribution == .likely { return }
        if file.isAfterWriting, formats.format(named: file.path) != nil {
            // By its name it was judged when it was made; only the content tells of a password.
            if kind?.isEncrypted == true { reportEncrypted(file, scene, event, &verdict) }
            return
        }
        judgeBurst(file, scene, event, &verdict)
        if file.stream.isEmpty, kind?.isEncrypted == true {
            reportEncrypted(file, scene, event, &verdict)
        }
        if isDownload(file, scene) {
            return report(ArchiveRules.downloaded, .informational, event, file.path, &verdict)
        }
        if let kind, kind.isDisguised {
            return report(ArchiveRules.renamed, scene.isOrdinary ? .low : .high, event, file.path, &verdict)
        }
        if !file.share.isEmpty || file.path.hasPrefix("\\\\") {
            return report(ArchiveRules.onShare, levelOnShare(file, scene, event), event, file.path, &verdict)
        }
        switch file.action {
        case .copy: report(ArchiveRules.copied, .low, event, file.path, &verdict)
        case .rename: judgeRename(file, isArchive: kind != nil, scene, event, &verdict)
        case .create, .overwrite: judgeCreation(file, scene, event, &verdict)
        case .read, .delete: break
        }
    }

    private func reportEncrypted(
        _ file: FileActivity, _ scene: ArchiveScene, _ event: borrowing Event, _ verdict: inout Verdict
    ) {
        report(ArchiveRules.encrypted, scene.isOrdinary ? .low : .high, event, file.path, &verdict)
    }

    private func judgeCreation(
        _ file: FileActivity, _ scene: ArchiveScene, _ event: borrowing Event, _ verdict: inout Verdict
    ) {
        guard level(scene, event) >= .medium else {
            // Archivers write under a name of their own, and what they call it at last is told then.
            if file.isAfterWriting, scene.isArchiver, WindowsPath.fileExtension(file.path).isEmpty { return }
            return report(ArchiveRules.created, .low, event, file.path, &verdict)
        }
        let place = ArchivePlace(file.path)
        if ArchiveMaker.isCopier(event.process.executable), place == .ordinary {
            return report(ArchiveRules.copied, .low, event, file.path, &verdict)
        }
        // What belongs to a burst, which was told as one, is not told again one by one.
        let isTold = bursts.phase(event.process, event.host, event.time) == .goesOn
        if isTold {
            report(ArchiveRules.created, .low, event, file.path, &verdict)
        } else if scene.maker == .script, !ArchiveMaker.isCopier(event.process.executable) {
            report(ArchiveRules.createdByScript, place == .odd ? .high : .medium, event, file.path, &verdict)
        } else if place > .ordinary {
            report(ArchiveRules.oddPlace, place == .odd ? .high : .medium, event, file.path, &verdict)
        } else {
            report(ArchiveRules.created, .medium, event, file.path, &verdict)
        }
    }

    private func level(_ scene: ArchiveScene, _ event: borrowing Event) -> Level {
        if scene.isOrdinary { return .low }
        // The start of an installed archiver was judged: this is what it was told to make.
        if scene.maker == .installed, scene.isArchiver, tools.use(event.process)?.makes == true { return .low }
        return .medium
    }

    private func judgeRename(
        _ file: FileActivity, isArchive: Bool, _ scene: ArchiveScene, _ event: borrowing Event, _ verdict: inout Verdict
    ) {
        let wasArchive = formats.format(named: file.oldPath) != nil
        // Archivers write under a name of their own and rename what is finished.
        if isArchive, !wasArchive, scene.isArchiver, Self.isInSameFolder(file) {
            return judgeCreation(file, scene, event, &verdict)
        }
        var level: Level = scene.isOrdinary ? .low : .medium
        if isArchive, wasArchive || PackedFormats.isOnItsWay(WindowsPath.fileExtension(file.oldPath)) { level = .low }
        report(ArchiveRules.renamed, level, event, file.path, &verdict)
    }

    private func judgeBurst(
        _ file: FileActivity, _ scene: ArchiveScene, _ event: borrowing Event, _ verdict: inout Verdict
    ) {
        guard counts(file), bursts.phase(event.process, event.host, event.time) == .begins else { return }
        report(ArchiveRules.burst, scene.isOrdinary ? .low : .high, event, file.path, &verdict)
    }

    /// What a browser or a downloader wrote, and the mark that Windows puts on what comes from elsewhere.
    private func isDownload(_ file: FileActivity, _ scene: ArchiveScene) -> Bool {
        if !file.stream.isEmpty { return formats.format(named: file.stream) == nil }
        switch scene.maker {
        case .browser, .mail, .downloader: return true
        default: return WindowsPath.fileExtension(file.oldPath) == "crdownload" && scene.maker == .installed
        }
    }

    /// People leave archives for each other on shares, and the client's own records say which program wrote one. Shares of
    /// administrators are another matter.
    private func levelOnShare(_ file: FileActivity, _ scene: ArchiveScene, _ event: borrowing Event) -> Level {
        if scene.isOrdinary { return .low }
        guard scene.maker == .unknown else { return level(scene, event) }
        return file.share.utf8.last == 36 ? .medium : .low
    }
}
