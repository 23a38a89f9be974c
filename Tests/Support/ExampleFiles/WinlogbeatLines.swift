import Scenarios

/// Records as Winlogbeat sends them: an object on each line.
enum WinlogbeatLines {
    static func bytes(_ records: [ScenarioRecord]) -> [UInt8] {
        Array(records.map { line($0) + "\n" }.joined().utf8)
    }

    private static func line(_ record: ScenarioRecord) -> String {
        let data = record.data.map { "\(quoted($0.name)):\(quoted($0.value))" }.joined(separator: ",")
        return
            "{\"@timestamp\":\"\(WindowsXML.isoText(record.time))\",\"agent\":{\"type\":\"winlogbeat\",\"version\":\"8.17.4\"},"
            + "\"event\":{\"code\":\"\(record.eventID)\",\"kind\":\"event\",\"provider\":\(quoted(record.provider))},"
            + "\"host\":{\"name\":\(quoted(record.computer))},"
            + "\"winlog\":{\"api\":\"wineventlog\",\"channel\":\(quoted(record.channel)),"
            + "\"computer_name\":\(quoted(record.computer)),\"event_id\":\"\(record.eventID)\","
            + "\"provider_name\":\(quoted(record.provider)),\"record_id\":\(record.recordID),"
            + "\"process\":{\"pid\":\(record.loggingPID),\"thread\":{\"id\":\(record.loggingTID)}},"
            + "\"user\":{\"identifier\":\(quoted(record.userSID))},\"event_data\":{\(data)}}}"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for character in text.unicodeScalars {
            switch character {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default: result.unicodeScalars.append(character)
            }
        }
        return result + "\""
    }
}
