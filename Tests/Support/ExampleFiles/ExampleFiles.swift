import EVTXWriter
import Events
import Scenarios

/// The files in Examples/, made from one story.
package enum ExampleFiles {
    /// - Parameter end: What happens after it is left out; nil for the whole story.
    /// - Throws: When a record does not fit into a chunk.
    package static func all(until end: Timestamp? = nil) throws(EVTXWriter.Failure) -> [(name: String, bytes: [UInt8])]
    {
        let story = TheftStory()
        func told(_ records: [ScenarioRecord]) -> [ScenarioRecord] {
            records.filter { record in end.map { record.time <= $0 } ?? true }
        }
        let (pc, server) = (told(story.pc), told(story.server))
        let channel = "/Operational"
        let sysmon = pc.filter { $0.channel == "Microsoft-Windows-Sysmon" + channel }
        let powerShell = pc.filter { $0.channel == "Microsoft-Windows-PowerShell" + channel }
        let fileMakers = sysmon.filter { record in
            record.eventID == 11 && record.data.contains { $0.name == "TargetFilename" && $0.value.contains("GfxSvc") }
        }
        let starts = sysmon.filter { record in
            (record.eventID == 1 || record.eventID == 3)
                && record.data.contains { $0.value.contains("GfxSvc") || $0.value.contains("ftp") }
        }
        return [
            ("PC-0142-Sysmon.evtx", try evtx(sysmon)),
            ("PC-0142-Security.evtx", try evtx(pc.filter { $0.channel == "Security" })),
            ("FS01-Security.evtx", try evtx(server)),
            ("PC-0142-PowerShell.xml", WindowsXML.utf16(powerShell)),
            ("PC-0142-Processes.jsonl", WinlogbeatLines.bytes(starts)),
            ("PC-0142-Files.xml.gz", GzipFile.stored(WindowsXML.utf8(fileMakers))),
        ]
    }

    private static func evtx(_ records: [ScenarioRecord]) throws(EVTXWriter.Failure) -> [UInt8] {
        var writer = EVTXWriter(firstNumber: records.first?.recordID ?? 1)
        for record in records { try writer.append(EVTXEvent(record)) }
        return writer.file()
    }
}
