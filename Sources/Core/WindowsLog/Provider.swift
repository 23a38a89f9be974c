/// The event providers whose records mean something to us.
package enum Provider: UInt8, CaseIterable, Sendable {
    case other, sysmon, security, bits, powerShell, powerShellClassic, eventLog

    /// The provider's name, as `Provider/@Name` carries it.
    package init(name: String) {
        switch name {
        case "Microsoft-Windows-Sysmon", "Linux-Sysmon": self = .sysmon
        case "Microsoft-Windows-Security-Auditing": self = .security
        case "Microsoft-Windows-Bits-Client": self = .bits
        case "Microsoft-Windows-PowerShell", "PowerShellCore": self = .powerShell
        case "PowerShell": self = .powerShellClassic
        case "Microsoft-Windows-Eventlog", "Eventlog": self = .eventLog
        default: self = .other
        }
    }
}
