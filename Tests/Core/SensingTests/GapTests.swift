import Events
import Sensing
import Testing

@Suite struct GapTests {
    @Test("a gap becomes a line of the health log that says how much is missing, where and why, and can be read again")
    func line() throws {
        let gap = Gap(
            "fanotify", .queueOverflow, count: 120, since: .seconds(1_775_000_000), until: .seconds(1_775_000_006),
            detail: "a \"queue\"\n")
        let event = gap.event(host: "fs01")
        var text = TextBuffer()
        var line = EventLine()
        line.log = "health"
        EventJSON.append(event, line, to: &text)
        let words = String(decoding: text.bytes, as: UTF8.self)
        #expect(
            words.contains(#""mitsuke.gap.reason":"queue-overflow","mitsuke.gap.count":120,"mitsuke.gap.since":"2026-"#)
        )
        let read = try text.bytes.withUnsafeBufferPointer { try EventJSON.read($0) }
        guard case .health(let health) = read.event.activity else {
            Issue.record("no health")
            return
        }
        #expect(health.count == 120 && health.since == gap.since && health.sensor == "fanotify")
        #expect(health.detail == "fanotify: queue-overflow, 120 lost, a \"queue\"\n")
    }
}
