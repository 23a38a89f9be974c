import Testing

@testable import LinuxSensors

@Suite struct CommandLineTextTests {
    @Test(
        "arguments become one line from which they can be told apart again",
        arguments: [
            (["ls", "-l"], "ls -l"), (["sh", "-c", "echo a b"], #"sh -c "echo a b""#), (["a", "", "b"], #"a "" b"#),
            (["a", #"b"c"#], #"a "b\"c""#), (["a", #"b \"#], #"a "b \\""#), ([""], #""""#), (["a\\b"], "a\\b"),
        ])
    func line(arguments: [String], expected: String) {
        let bytes = Array(arguments.map { $0 + "\0" }.joined().utf8)
        #expect(bytes.withUnsafeBytes { CommandLineText.line($0) } == expected)
    }

    @Test("a line without an end, or without anything, is no trouble")
    func odd() {
        #expect([UInt8]("ls".utf8).withUnsafeBytes { CommandLineText.line($0) } == "ls")
        #expect([UInt8]().withUnsafeBytes { CommandLineText.line($0) } == "")
    }
}
