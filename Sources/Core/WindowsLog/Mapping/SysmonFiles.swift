import Events

/// Sysmon 2, 11, 15, 23, 26, 27, 29: files.
enum SysmonFiles {
    static let fields: [FieldName] = [
        .processGuid, .processId, .image, .user, .targetFilename, .hash, .hashes, .contents,
    ]

    @Sendable static func created(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        file(record, .create, &event)
    }

    /// A changed creation time (timestomping, unpacking, synchronising) overwrites what is known about the file.
    @Sendable static func timeChanged(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        file(record, .overwrite, isOnlyAttributes: true, &event)
    }

    @Sendable static func streamCreated(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        file(record, .create, &event)
    }

    @Sendable static func deleted(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        file(record, .delete, &event)
    }

    @Sendable static func executableBlocked(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        file(record, .create, isDenied: true, &event)
    }

    private static func file(
        _ record: borrowing WindowsRecord, _ action: FileActivity.Action, isDenied: Bool = false,
        isOnlyAttributes: Bool = false, _ event: inout Event
    ) -> Bool {
        guard !record.text(.targetFilename).isEmpty else { return false }
        event.beginSysmon(record, .file(FileActivity(action, "")))
        let (path, stream) = split(event.path(.targetFilename, record))
        var file = FileActivity(action, path)
        file.stream = stream
        file.isDenied = isDenied
        file.isOnlyAttributes = isOnlyAttributes
        file.sha256 = Hashes.sha256(record.has(.hash) ? record[.hash] : record[.hashes])
        file.streamContents = limited(record.text(.contents))
        event.activity = .file(file)
        return true
    }

    /// The file and its alternate stream: `C:\a.zip:Zone.Identifier`, also with the stream's type behind it (`:$DATA`).
    private static func split(_ path: String) -> (file: String, stream: String) {
        let bytes = path.utf8
        let name = bytes.lastIndex(of: 92).map { bytes.index(after: $0) } ?? bytes.startIndex
        guard let colon = bytes[name...].firstIndex(of: 58), bytes.distance(from: bytes.startIndex, to: colon) > 1
        else { return (path, "") }
        let rest = bytes[bytes.index(after: colon)...]
        return (String(path[..<colon]), String(Substring(rest.prefix { $0 != 58 })))
    }

    private static func limited(_ text: String) -> String {
        text.utf8.count <= 4_096 ? text : String(decoding: text.utf8.prefix(4_096), as: UTF8.self)
    }
}
