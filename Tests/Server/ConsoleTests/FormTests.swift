import Console
import Testing

@Suite struct FormTests {
    @Test(
        "what is malformed is no form",
        arguments: ["a=%ff", "a=%zz", "a=%4", "%", "a=%c3%28"])
    func refuses(text: String) {
        #expect(Form(encoded: text) == nil)
    }

    @Test("names and values are decoded, in their order, as often as they come")
    func decodes() throws {
        let form = try #require(Form(encoded: "a=1+2&b=%E9%83%A8&a=%2B&c&=x&d=a=b"))
        #expect(form == Form([("a", "1 2"), ("b", "部"), ("a", "+"), ("c", ""), ("", "x"), ("d", "a=b")]))
        #expect(form.all("a") == ["1 2", "+"])
    }

    @Test("more fields than any form has are refused")
    func bounds() {
        #expect(Form(encoded: String(repeating: "a&", count: 20_001)) == nil)
        #expect(Form(encoded: String(repeating: "a&", count: 20_000)) != nil)
    }

    @Test("an address and its query come back as they were")
    func roundTrip() throws {
        let value = "a&b=c%d+e/端末\n\"<>"
        let address = PageAddress.make("/logs", [("text", value), ("empty", "")])
        #expect(address.hasPrefix("/logs?text="))
        #expect(try #require(Form(encoded: String(address.dropFirst(6)))).raw("text") == value)
    }
}
