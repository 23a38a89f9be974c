import Notifications
import Testing

@Suite struct CurlTests {
    @Test("the system's libcurl is loaded when it is asked for")
    func loads() throws {
        #expect(try #require(Curl.version).hasPrefix("libcurl/"))
    }
}
