import Detection

extension FileOperationPolicy {
    /// Every access to shares and to files that the system audits or records, and no finding.
    package static let `default`: FileOperationPolicy = {
        var policy = FileOperationPolicy()
        policy.places = [.all]
        policy.settings.exclusions = [FileOperationExclusions.readers]
        return policy
    }()
}

extension FileOperationPolicy {
    /// Where people's files lie on Linux. What programs do to their own files is of no interest, and would be nearly everything; nor is
    /// reading in one's own home, which all programs do all day.
    package static let linux: FileOperationPolicy = {
        var policy = FileOperationPolicy.default
        var shared = WatchedPlace(id: "shared")
        shared.paths = ["/srv/*", "/mnt/*", "/media/*", "/export/*", "/data/*"]
        shared.shares = ["*"]
        var own = WatchedPlace(id: "own")
        own.paths = ["/home/*", "/root/*", "/tmp/*", "/var/tmp/*"]
        own.operations = ["create", "overwrite", "delete", "rename", "copy"]
        policy.places = [shared, own]
        return policy
    }()

    /// Folders in which it matters who reads: those that patterns of the form `/srv/*` name.
    package var readFolders: [String] {
        guard settings.isEnabled else { return [] }
        let places = places.filter { $0.isEnabled && ($0.operations.isEmpty || $0.operations.contains("read")) }
        return places.flatMap { $0.paths }.compactMap { pattern in
            guard pattern.utf8.first == 0x2f, pattern.hasSuffix("/*"), pattern.utf8.count > 2 else { return nil }
            let folder = pattern.dropLast(2)
            return folder.utf8.contains(where: { $0 == 0x2a || $0 == 0x3f }) ? nil : String(folder)
        }
    }
}

extension WatchedPlace {
    fileprivate static let all: WatchedPlace = {
        var place = WatchedPlace(id: "everything")
        place.paths = ["*"]
        place.shares = ["*"]
        return place
    }()
}

/// What reads every file without anybody having asked for it.
enum FileOperationExclusions {
    static let rule = "file-operation.log"

    /// By the whole path, which only an administrator can write to: a name alone could be anybody's.
    static let readers: Exclusion = {
        var exclusion = Exclusion(id: "indexer-and-antivirus")
        exclusion.rules = [rule]
        exclusion.programs = [
            "?:\\Windows\\System32\\SearchIndexer.exe", "?:\\Windows\\System32\\SearchProtocolHost.exe",
            "?:\\Windows\\System32\\SearchFilterHost.exe", "?:\\Program Files\\Windows Defender\\MsMpEng.exe",
            "?:\\ProgramData\\Microsoft\\Windows Defender\\Platform\\*\\MsMpEng.exe",
        ]
        exclusion.reason = Text(
            en: "The search index and the antivirus read every file; what they change is still logged.",
            ja: "検索インデックスとウイルス対策はすべてのファイルを読み取ります。変更は記録されます。")
        return exclusion
    }()
}
