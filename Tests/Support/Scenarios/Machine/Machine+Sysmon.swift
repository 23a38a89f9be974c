import Events

extension Machine {
    func sysmon(_ eventID: UInt32, _ data: [(name: String, value: String)]) {
        record(
            "Microsoft-Windows-Sysmon", eventID, "Microsoft-Windows-Sysmon/Operational", pid: 3_204, sid: "S-1-5-18",
            [("RuleName", "-"), ("UtcTime", ScenarioTime.sysmonText(clock))] + data)
    }

    private func actor(_ running: Running) -> [(name: String, value: String)] {
        [("ProcessGuid", running.guid), ("ProcessId", "\(running.pid)"), ("Image", running.image)]
    }

    private func user(_ running: Running) -> [(name: String, value: String)] {
        [("User", running.account.fullName)]
    }

    func recordStart(_ running: Running, original: String?, folder: String?) {
        let parent = running.parent
        sysmon(
            1,
            actor(running) + [
                ("FileVersion", "-"), ("Description", "-"), ("Product", "-"), ("Company", "-"),
                ("OriginalFileName", original ?? running.name), ("CommandLine", running.commandLine),
                ("CurrentDirectory", folder ?? "C:\\Windows\\system32\\"), ("User", running.account.fullName),
                ("LogonGuid", "{\(running.guid.dropFirst().prefix(8))-0000-0000-0000-000000000000}"),
                ("LogonId", running.logonID), ("TerminalSessionId", "\(running.session)"),
                ("IntegrityLevel", running.session == 0 ? "System" : "Medium"), ("Hashes", hashes(running.image)),
                ("ParentProcessGuid", parent?.guid ?? "{00000000-0000-0000-0000-000000000000}"),
                ("ParentProcessId", "\(parent?.pid ?? 0)"), ("ParentImage", parent?.image ?? "-"),
                ("ParentCommandLine", parent?.commandLine ?? "-"), ("ParentUser", parent?.account.fullName ?? "-"),
            ])
        if auditsProcesses { auditStart(running) }
    }

    func recordEnd(_ running: Running) {
        sysmon(5, actor(running) + user(running))
        if auditsProcesses { auditEnd(running) }
    }

    /// The same for each file of a name.
    private func hashes(_ path: String) -> String {
        var words = ScenarioRandom(seed: path.utf8.reduce(14_695_981) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
        return "SHA256=" + words.hex(64)
    }

    /// 11
    func create(_ path: String, by running: Running) {
        sysmon(
            11,
            actor(running) + [("TargetFilename", path), ("CreationUtcTime", ScenarioTime.sysmonText(clock))]
                + user(running))
    }

    /// 2
    func changeTime(_ path: String, by running: Running) {
        let text = ScenarioTime.sysmonText(clock)
        sysmon(
            2,
            actor(running) + [
                ("TargetFilename", path), ("CreationUtcTime", text), ("PreviousCreationUtcTime", text),
            ] + user(running))
    }

    /// 15, as a browser marks what it downloads.
    func mark(_ path: String, from url: String, by running: Running) {
        sysmon(
            15,
            actor(running) + [
                ("TargetFilename", path + ":Zone.Identifier"), ("CreationUtcTime", ScenarioTime.sysmonText(clock)),
                ("Hash", hashes(url)), ("Contents", "[ZoneTransfer]  ZoneId=3  HostUrl=\(url)"),
            ] + user(running))
    }

    /// 23
    func delete(_ path: String, by running: Running) {
        sysmon(
            23,
            actor(running) + [
                ("TargetFilename", path), ("Hashes", hashes(path)), ("IsExecutable", "false"), ("Archived", "false"),
            ] + user(running))
    }

    /// 7
    func load(_ path: String, by running: Running) {
        sysmon(
            7,
            actor(running) + [
                ("ImageLoaded", path), ("FileVersion", "-"), ("Description", "-"), ("Product", "-"), ("Company", "-"),
                ("OriginalFileName", path.split(separator: "\\").last.map(String.init) ?? path),
                ("Hashes", hashes(path)), ("Signed", "true"), ("Signature", "Microsoft Windows"),
                ("SignatureStatus", "Valid"),
            ] + user(running))
    }

    /// 12
    func createKey(_ key: String, by running: Running) {
        sysmon(12, [("EventType", "CreateKey")] + actor(running) + [("TargetObject", key)] + user(running))
    }

    func deleteKey(_ key: String, by running: Running) {
        sysmon(12, [("EventType", "DeleteKey")] + actor(running) + [("TargetObject", key)] + user(running))
    }

    func deleteValue(_ value: String, by running: Running) {
        sysmon(12, [("EventType", "DeleteValue")] + actor(running) + [("TargetObject", value)] + user(running))
    }

    /// 13
    func set(_ value: String, _ details: String, by running: Running) {
        sysmon(
            13,
            [("EventType", "SetValue")] + actor(running) + [("TargetObject", value), ("Details", details)]
                + user(running))
    }

    /// 14
    func rename(key: String, to new: String, by running: Running) {
        sysmon(
            14,
            [("EventType", "RenameKey")] + actor(running) + [("TargetObject", key), ("NewName", new)] + user(running))
    }

    /// 10
    func open(_ target: Running, by source: Running, _ access: String = "0x1410") {
        sysmon(
            10,
            [
                ("SourceProcessGUID", source.guid), ("SourceProcessId", "\(source.pid)"),
                ("SourceThreadId", "\(random.number(200...3_000) * 4)"), ("SourceImage", source.image),
                ("TargetProcessGUID", target.guid), ("TargetProcessId", "\(target.pid)"),
                ("TargetImage", target.image), ("GrantedAccess", access),
                ("CallTrace", "C:\\Windows\\SYSTEM32\\ntdll.dll+9d4c4|C:\\Windows\\System32\\KERNELBASE.dll+2c13e"),
                ("SourceUser", source.account.fullName), ("TargetUser", target.account.fullName),
            ])
    }

    /// 8
    func thread(in target: Running, by source: Running, module: String = "-", function: String = "-") {
        sysmon(
            8,
            [
                ("SourceProcessGuid", source.guid), ("SourceProcessId", "\(source.pid)"),
                ("SourceImage", source.image), ("TargetProcessGuid", target.guid),
                ("TargetProcessId", "\(target.pid)"), ("TargetImage", target.image),
                ("NewThreadId", "\(random.number(200...3_000) * 4)"), ("StartAddress", "0x00007FF8A1B20000"),
                ("StartModule", module), ("StartFunction", function), ("SourceUser", source.account.fullName),
                ("TargetUser", target.account.fullName),
            ])
    }
}
