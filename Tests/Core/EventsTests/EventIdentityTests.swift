import Testing

@testable import Events

@Suite struct EventIdentityTests {
    @Test("is the same for two exports of one record")
    func sameRecord() {
        var other = record()
        other.host = "pc-7.EXAMPLE.jp"
        other.time = Timestamp(ticks: record().time.ticks / 10_000 * 10_000)
        other.origin.contentHash = 99
        other.origin.eventID = 13
        #expect(other.id == record().id)
        #expect(record().id.utf8.allSatisfy { 48...57 ~= $0 || 97...102 ~= $0 || $0 == 45 })
    }

    @Test(
        "is another for another record",
        arguments: [
            { $0.origin.recordID = 8 }, { $0.origin.channel = "Security" }, { $0.host = "pc-8.example.jp" },
            { $0.time.ticks += 10_000 }, { $0.origin.recordID = nil },
        ] as [@Sendable (inout Event) -> Void])
    func otherRecord(_ change: @Sendable (inout Event) -> Void) {
        var other = record()
        change(&other)
        #expect(other.id != record().id)
    }

    @Test("tells records without a number apart by what they hold")
    func withoutNumber() {
        var one = record()
        one.origin.recordID = nil
        one.origin.contentHash = 1
        var two = one
        two.origin.contentHash = 2
        #expect(one.id != two.id)
    }

    @Test("sorts by time")
    func order() {
        var later = record()
        later.time.ticks += 10_000
        later.origin.recordID = 1
        #expect(record().id < later.id)
    }

    @Test("stays what a line of our own form said")
    func kept() {
        var event = record()
        event.origin.eventIdentity = "0123456789abcdef0123456789abcdef"
        #expect(event.id == "0123456789abcdef0123456789abcdef")
    }

    @Test("never changes, for it is stored")
    func frozen() {
        #expect(record().id == "19d4860da3b-7-b16a740b247c02d4")
    }

    private func record() -> Event {
        var event = Event(
            time: Timestamp(rfc3339: "2026-04-01T09:30:00.1234567Z")!, host: "PC-7.example.jp",
            activity: .process(ProcessActivity(.start)))
        event.origin.channel = "Microsoft-Windows-Sysmon/Operational"
        event.origin.eventID = 1
        event.origin.recordID = 7
        return event
    }
}
