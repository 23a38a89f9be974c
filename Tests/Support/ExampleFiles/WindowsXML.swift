import Events
import Scenarios

/// The XML form of records, as `wevtutil` writes it.
enum WindowsXML {
    static func utf8(_ records: [ScenarioRecord]) -> [UInt8] {
        Array(text(records).utf8)
    }

    /// Little-endian with a byte order mark, as PowerShell's redirection leaves it.
    static func utf16(_ records: [ScenarioRecord]) -> [UInt8] {
        var bytes: [UInt8] = [0xff, 0xfe]
        for unit in text(records).utf16 {
            bytes.append(UInt8(truncatingIfNeeded: unit))
            bytes.append(UInt8(truncatingIfNeeded: unit >> 8))
        }
        return bytes
    }

    private static func text(_ records: [ScenarioRecord]) -> String {
        records.map(event).joined(separator: "\r\n") + "\r\n"
    }

    private static func event(_ record: ScenarioRecord) -> String {
        let data = record.data.map { "<Data Name='\($0.name)'>\(escaped($0.value))</Data>" }.joined()
        let user = record.userSID.isEmpty ? "<Security/>" : "<Security UserID='\(record.userSID)'/>"
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
            + "<Provider Name='\(record.provider)'/><EventID>\(record.eventID)</EventID><Version>1</Version>"
            + "<Level>4</Level><TimeCreated SystemTime='\(isoText(record.time))'/>"
            + "<EventRecordID>\(record.recordID)</EventRecordID>"
            + "<Execution ProcessID='\(record.loggingPID)' ThreadID='\(record.loggingTID)'/>"
            + "<Channel>\(record.channel)</Channel><Computer>\(record.computer)</Computer>\(user)</System>"
            + "<EventData>\(data)</EventData></Event>"
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "'": result += "&apos;"
            case "\"": result += "&quot;"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    static func isoText(_ time: Timestamp) -> String {
        let text = ScenarioTime.text(time)
        return text.prefix(10) + "T" + text.dropFirst(11) + "Z"
    }
}
