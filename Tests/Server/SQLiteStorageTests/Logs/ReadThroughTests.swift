import Events
import Storage
import StorageContract
import Testing

@testable import SQLiteStorage

@Suite struct ReadThroughTests {
    @Test(
        "finds the same lines in the same order as the index does, page by page",
        arguments: ["programme_1", "\\", "見附", "nowhere", "経理"], [1, 7, 1_000])
    func same(_ text: String, pageLength: Int) async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 21)
        _ = try await folder.store.append(samples.lines(3_000), from: .agent(host: "PC-1"))
        let counts = try await folder.store.days.read(DayFile(day: "2026-04-01", kind: .live)) { database in
            var query = LogQuery()
            query.text = text
            let inOrder = DayReader(database: database)
            var through = inOrder
            through.reading = DayReader.Reading(ordered: 40, worthwhile: 10, places: 13)
            #expect(try inOrder.border(query, after: nil) == nil)
            #expect(try through.border(query, after: nil) != nil)
            var count = 0
            var place: DayReader.Place?
            while true {
                let expected = try inOrder.lines(query, limit: pageLength, after: place)
                let found = try through.lines(query, limit: pageLength, after: place)
                #expect(found.map(\.place) == expected.map(\.place))
                #expect(found.map(\.line.event.id) == expected.map(\.line.event.id))
                count += found.count
                place = expected.last?.place
                guard expected.count == pageLength, count < 30 else { return count }
            }
        }
        #expect((counts ?? 0 > 0) == (text != "nowhere" && text != "経理"), "\(counts ?? 0)")
    }

    @Test("a host or a process is found by its index, however long the day")
    func indexed() async throws {
        let folder = try StoreFolder()
        var samples = LineSamples(seed: 22)
        _ = try await folder.store.append(samples.lines(900), from: .agent(host: "PC-1"))
        let border = try await folder.store.days.read(DayFile(day: "2026-04-01", kind: .live)) { database in
            var reader = DayReader(database: database)
            reader.reading = DayReader.Reading(ordered: 4, worthwhile: 1, places: 13)
            var query = LogQuery()
            query.text = "p"
            query.hosts = ["PC-1"]
            return try reader.border(query, after: nil)
        }
        #expect(border == .some(nil))
    }
}
