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

    /// The provider whose records a channel holds, for exporters that name the channel only.
    package init(channel: String) {
        switch channel {
        case "Microsoft-Windows-Sysmon/Operational", "Linux-Sysmon/Operational": self = .sysmon
        case "Security": self = .security
        case "Microsoft-Windows-Bits-Client/Operational": self = .bits
        case "Microsoft-Windows-PowerShell/Operational", "PowerShellCore/Operational": self = .powerShell
        case "Windows PowerShell": self = .powerShellClassic
        case "System": self = .eventLog
        default: self = .other
        }
    }
}
