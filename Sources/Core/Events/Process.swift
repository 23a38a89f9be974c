/// A process, as far as the records tell. What nobody told is empty or nil.
///
/// ECS `process.*` · Sysmon 1.
package struct Process: Sendable, Equatable {
    /// The path of the program, with a drive letter where one is known: `C:\Windows\System32\cmd.exe`.
    package var executable = ""
    package var pid: UInt32?
    /// Sysmon's ProcessGuid without braces, upper case; it survives the reuse of process ids.
    package var entityID = ""
    package var start: Timestamp?
    package var commandLine = ""
    /// SHA-256 of the program's file, 64 lower-case hexadecimal digits.
    package var sha256 = ""
    /// The name in the version resource, which a renamed copy keeps. ECS `process.pe.original_file_name`.
    package var originalFileName = ""
    package var workingDirectory = ""
    /// The Windows session in which it runs; 0 is the session of services, in which nobody sits.
    package var sessionID: UInt32?
    /// The logon it belongs to, as Windows writes it: `0x3e7`.
    package var logonID = ""
    /// `DOMAIN\name`, as far as known.
    package var user = ""

    package init() {}

    package init(executable: String, pid: UInt32? = nil, commandLine: String = "") {
        self.executable = executable
        self.pid = pid
        self.commandLine = commandLine
    }

    /// Whether nothing tells which process this is.
    package var isUnknown: Bool {
        executable.isEmpty && pid == nil && entityID.isEmpty
    }
}
