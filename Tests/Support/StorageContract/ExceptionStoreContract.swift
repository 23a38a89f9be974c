import Events
import Storage
import Testing

/// What every ``ExceptionStore`` must do. Each check takes an empty store.
package enum ExceptionStoreContract {
    package static func exception(reason: String = "定期のバックアップ") -> AlertException {
        var conditions = ExceptionConditions()
        conditions.rule = "registry.run-key"
        conditions.program = "C:\\経理\\*.exe"
        conditions.group = 7
        conditions.value = "100%_'"
        return AlertException(
            id: 0, conditions: conditions, author: "佐藤", made: .seconds(100), reason: reason, expires: .seconds(900))
    }

    /// What was made stays as it was made, also when it is taken back, which is possible once.
    package static func keeps(_ store: some ExceptionStore) async throws {
        let made = try await store.addException(exception())
        var expected = exception()
        expected.id = made.id
        #expect(made == expected)
        let second = try await store.addException(exception(reason: "2"))
        #expect(try await store.exceptions() == [second, made])
        let ending = AlertException.Ending(author: "tanaka", time: .seconds(200))
        try await store.endException(made.id, ending)
        expected.ending = ending
        #expect(try await store.exception(made.id) == expected)
        #expect(made.isValid(at: .seconds(899)) && !made.isValid(at: .seconds(900)))
        #expect(!expected.isValid(at: .seconds(300)))
        await #expect(throws: StoreError.conflict) { try await store.endException(made.id, ending) }
        await #expect(throws: StoreError.notFound) { try await store.endException(99, ending) }
        await #expect(throws: StoreError.notFound) { try await store.exception(99) }
    }

    /// A finding counts once for each exception, with whatever case its host is written.
    package static func counts(_ store: some ExceptionStore) async throws {
        let (a, b) = (try await store.addException(exception()), try await store.addException(exception()))
        func hit(_ exception: AlertException, _ second: Int64, host: String = "PC-総務01") -> ExceptionHit {
            ExceptionHit(
                exception: exception.id, host: host, event: "e\(second)", rule: "r", time: .seconds(second))
        }
        try await store.countHits([hit(a, 20), hit(a, 10), hit(a, 10)])
        try await store.countHits([hit(a, 10, host: "pc-総務01"), hit(b, 10)])
        #expect(try await store.exception(a.id).hits == 2)
        #expect(try await store.exception(a.id).lastHit == .seconds(20))
        #expect(try await store.exception(b.id).hits == 1)
    }
}
