import Events

extension Machine {
    /// 4104
    func scriptBlock(_ text: String, path: String = "", by running: Running) {
        record(
            "Microsoft-Windows-PowerShell", 4104, "Microsoft-Windows-PowerShell/Operational", pid: running.pid,
            sid: running.account.sid,
            [
                ("MessageNumber", "1"), ("MessageTotal", "1"), ("ScriptBlockText", text),
                ("ScriptBlockId", String(freshID().dropFirst().dropLast())), ("Path", path),
            ])
    }

    /// 4103, and 800 of the classic log.
    func invocation(_ command: String, _ payload: String, script: String = "", by running: Running) {
        let context = """
                    Severity = Informational
                    Host Name = ConsoleHost
                    Host Version = 5.1.22621.4391
                    Host ID = \(freshID().dropFirst().dropLast())
                    Host Application = \(running.commandLine)
                    Engine Version = 5.1.22621.4391
                    Command Name = \(command)
                    Command Type = Cmdlet
                    Script Name = \(script)
                    User = \(running.account.fullName)
                    Connected User =
                    Shell ID = Microsoft.PowerShell
            """
        record(
            "Microsoft-Windows-PowerShell", 4103, "Microsoft-Windows-PowerShell/Operational", pid: running.pid,
            sid: running.account.sid, [("ContextInfo", context), ("UserData", ""), ("Payload", payload)])
        let details = """
            \tDetailSequence=1
            \tDetailTotal=1

            \tSequenceNumber=\(random.number(15...90))

            \tUserId=\(running.account.fullName)
            \tHostName=ConsoleHost
            \tHostVersion=5.1.22621.4391
            \tHostApplication=\(running.commandLine)
            \tEngineVersion=5.1.22621.4391
            \tScriptName=\(script)
            \tCommandLine=\(command)
            """
        record(
            "PowerShell", 800, "Windows PowerShell", pid: 0, sid: "",
            [("", command), ("", details), ("", payload)])
    }
}
