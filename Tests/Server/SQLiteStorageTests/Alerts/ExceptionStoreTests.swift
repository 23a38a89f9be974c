import SQLiteStorage
import StorageContract
import Testing

@Suite struct ExceptionStoreTests {
    private let control = try? TemporaryControl()

    @Test("what was made stays as it was made, also when it is taken back")
    func keeps() async throws {
        try await ExceptionStoreContract.keeps(SQLiteExceptionStore(try #require(control).database))
    }

    @Test("a finding counts once for each exception")
    func counts() async throws {
        try await ExceptionStoreContract.counts(SQLiteExceptionStore(try #require(control).database))
    }
}
