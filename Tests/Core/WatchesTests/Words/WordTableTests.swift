import Detection
import Testing

@testable import Watches

@Suite struct WordTableTests {
    private static func value(_ table: WordTable<Int>, _ word: String) -> Int? {
        var word = word
        let backticks = word.utf8.reduce(0) { $0 + ($1 == 96 ? 1 : 0) }
        return word.withUTF8 { table.value($0, 0, $0.count, backticks: backticks) }
    }

    @Test("each of many words has its value, in either case and with backticks; others have none")
    func words() {
        var table = WordTable<Int>()
        for number in 0..<300 { table.insert("word-\(number)", number) }
        table.insert("a", 1)
        table.insert("a", 2)
        for number in 0..<300 {
            #expect(Self.value(table, "WORD-\(number)") == number)
            #expect(Self.value(table, "w`O`rd-\(number)") == number)
        }
        #expect(Self.value(table, "a") == 2)
        for word in ["", "b", "word", "word-300", "word-", "語"] { #expect(Self.value(table, word) == nil) }
    }

    @Test("a sieve lets through every name of its set, and the names its patterns match")
    func sieve() {
        var sieve = NameSieve()
        for name in ["cmd.exe", "x", "éa.exe", "aé.exe"] { sieve.insert(name) }
        for pattern in ["rclone*.exe", "é*"] { sieve.insert(Wildcard(pattern)) }
        for name in ["CMD.exe", "C:\\a\\cmd.exe", "x", "ÉA.exe", "AÉ.EXE", "rclone-v1.exe", "RC.exe", "Été", "d:/X"] {
            #expect(sieve.passes(nameOf: name), "\(name)")
        }
        for name in ["", "C:\\cmd\\", "svchost.exe", "cmd.com.exe", "y", "xy"] { #expect(!sieve.passes(nameOf: name)) }
        sieve.insert(Wildcard("*.tmp"))
        #expect(sieve.passes(nameOf: "svchost.exe"))
    }

    @Test(
        "programs are found by the name of their file, with and without its ending",
        arguments: [
            ("C:\\Windows\\System32\\CMD.EXE", 0), ("cmd", 0), ("/usr/bin/7Z", 1), ("tomcat9.exe", 2), ("cmd.com", nil),
            ("", nil), ("C:\\cmd\\", nil), ("\\cmd.exe\\x", nil), (".exe", nil),
        ])
    func programs(_ path: String, _ index: Int?) {
        #expect(ProgramNames(["cmd.exe", "7z", "tomcat*", "CMD"]).index(ofPath: path) == index)
    }

    @Test("words of a script end at what is no letter, digit, hyphen or underscore; backticks inside one are counted")
    func scriptWords() {
        var script = "  In`voke-X (a_1+`b)`\t漢字-"
        let words = script.withUTF8 { bytes in
            var scan = ScriptWords(bytes)
            var words: [String] = []
            while let word = scan.next() {
                words.append(String(decoding: bytes[word.start..<word.end], as: UTF8.self) + ":\(word.backticks)")
            }
            return words
        }
        #expect(words == ["In`voke-X:1", "a_1:0", "b:0", "-:0"])
    }
}
