import Testing

@testable import Storage

@Suite struct RoleTests {
    @Test("keeps the names under which roles are stored")
    func names() {
        #expect(Role.allCases.map(\.rawValue) == ["administrator", "analyst", "viewer", "auditor"])
    }
}
