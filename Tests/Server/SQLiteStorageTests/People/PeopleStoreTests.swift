import SQLiteStorage
import Storage
import StorageContract
import Testing

@Suite struct PeopleStoreTests {
    @Test("does what every store of people must do", arguments: PeopleStoreContract.promises.indices)
    func contract(_ index: Int) async throws {
        let control = try TemporaryControl()
        let promise = PeopleStoreContract.promises[index]
        do { try await promise.check(PeopleStores(control.database)) } catch {
            throw Broken(promise: promise.name, error)
        }
    }

    private struct Broken: Error {
        let promise: String
        let error: any Error

        init(promise: String, _ error: any Error) {
            self.promise = promise
            self.error = error
        }
    }
}
