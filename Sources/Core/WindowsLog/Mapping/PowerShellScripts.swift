import Events

/// PowerShell 800, 4103, 4104: what PowerShell was told to run.
enum PowerShellScripts {
    static let blockFields: [FieldName] = [.scriptBlockText, .messageNumber, .messageTotal, .path]

    @Sendable static func block(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        var script = ScriptActivity(.block, text: record[.scriptBlockText])
        guard !script.text.isEmpty else { return false }
        script.part = Int(clamping: Numbers.unsigned(record[.messageNumber]) ?? 1)
        script.partCount = Int(clamping: Numbers.unsigned(record[.messageTotal]) ?? 1)
        script.path = FilePath.normalised(record.text(.path))
        begin(&event, record, script, hostApplication: "")
        return true
    }

    static let invocationFields: [FieldName] = [.contextInfo, .payload]

    @Sendable static func invocation(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        var script = ScriptActivity(.invocation, text: record[.payload])
        guard !script.text.isEmpty else { return false }
        let context = ContextInfo(record[.contextInfo])
        script.path = FilePath.normalised(context.scriptName)
        begin(&event, record, script, hostApplication: context.hostApplication)
        event.user.name = context.user
        return true
    }

    /// 800: three values without names, of which the first is the command line, the second the context, the last the details.
    @Sendable static func pipeline(_ record: borrowing WindowsRecord, _ event: inout Event) -> Bool {
        guard record.unnamed.count >= 3 else { return false }
        let context = ContextInfo(record.unnamed[1])
        let command = record.unnamed[0]
        var script = ScriptActivity(
            .invocation, text: command.isEmpty ? record.unnamed[2] : command + "\n" + record.unnamed[2])
        script.path = FilePath.normalised(context.scriptName)
        begin(&event, record, script, hostApplication: context.hostApplication)
        event.user.name = context.user
        return true
    }

    /// PowerShell logs its own doings, so the process that logs is the one that acts.
    private static func begin(
        _ event: inout Event, _ record: borrowing WindowsRecord, _ script: ScriptActivity, hostApplication: String
    ) {
        event.begin(record, .script(script))
        event.user.id = record.userID
        event.process.pid = record.loggingPID.flatMap { $0 == 0 ? nil : $0 }
        event.process.executable = FilePath.normalised(ContextInfo.program(hostApplication))
        event.process.commandLine = hostApplication
        event.attribution = event.process.isUnknown ? .unknown : .exact
    }
}
