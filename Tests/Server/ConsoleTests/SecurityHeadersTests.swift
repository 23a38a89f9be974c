import Testing

@testable import Console

@Suite struct SecurityHeadersTests {
    @Test("allows no inline script and no foreign host")
    func policy() throws {
        let policy = try #require(SecurityHeaders.all.first { $0.name == "Content-Security-Policy" }?.value)
        #expect(!policy.contains("unsafe-inline"))
        #expect(!policy.contains("http"))
    }
}
