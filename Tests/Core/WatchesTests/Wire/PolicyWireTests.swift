import Detection
import Testing
import Watches

@Suite struct PolicyWireTests {
    @Test func `the policies that come with the program go there and back, far below the limit`() throws {
        for policy in [Policy.default, .linux] {
            let bytes = try PolicyWire.bytes(policy)
            #expect(try PolicyWire.read(bytes, onto: policy) == policy)
            // Whatever the reader had before.
            #expect(try PolicyWire.read(bytes, onto: RandomPolicy(seed: 3).policy()) == policy)
            #expect(bytes.count < PolicyWire.limitBytes / 2, "\(bytes.count) bytes")
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func `any policy goes there and back`(seed: UInt64) throws {
        let policy = RandomPolicy(seed: seed).policy()
        let bytes = try PolicyWire.bytes(policy)
        #expect(try PolicyWire.read(bytes, onto: .linux) == policy)
        #expect(try PolicyWire.read(bytes, onto: .default) == policy)
    }

    @Test func `what is missing keeps its value, and what is not known is passed over`() throws {
        let text = """
            policy-wire 1
            [archive
            burst-count\t77
            colour\tgreen\tblue
            {rules
            -archive.command
             response\tprohibit
             mood\tbad
            {planets
            -mars
             moons\t2
            [weather
            rain\tyes
            {clouds
            -a

            """
        let policy = try PolicyWire.read(Array(text.utf8), onto: .linux)
        var expected = Policy.linux
        var rule = RuleSetting(id: "archive.command")
        rule.response = .prohibit
        expected.archive.burstCount = 77
        expected.archive.settings.rules = [rule]
        #expect(policy == expected)
        // A word that a newer server means something by.
        let newer = "policy-wire 1\n[archive\n{rules\n-archive.command\n response\tdissuade\n level\tdire\n"
        var alerting = Policy.linux
        alerting.archive.settings.rules = [RuleSetting(id: "archive.command")]
        #expect(try PolicyWire.read(Array(newer.utf8), onto: .linux) == alerting)
        // An entry that the reader has already.
        let known = "policy-wire 1\n[transfer\n{programs\n-\(Policy.linux.transfer.programs[0].id)\n enabled\tno\n"
        var off = Policy.linux
        off.transfer.programs = [off.transfer.programs[0]]
        off.transfer.programs[0].isEnabled = false
        #expect(try PolicyWire.read(Array(known.utf8), onto: .linux) == off)
    }

    @Test func `bytes that are no policy are refused with their line`() throws {
        func error(_ text: String) -> PolicyWireError? {
            do {
                _ = try PolicyWire.read(Array(text.utf8), onto: .linux)
                return nil
            } catch { return error }
        }
        #expect(error("") == .unknownForm)
        #expect(error("policy-wire 2\n") == .unknownForm)
        #expect(error("policy-wire 1\n[archive\nburst-count\t0\n") == .malformed(line: 3))
        #expect(error("policy-wire 1\n[archive\nburst-count\t1\t2\n") == .malformed(line: 3))
        #expect(error("policy-wire 1\n[archive\nenabled\tperhaps\n") == .malformed(line: 3))
        #expect(error("policy-wire 1\n[archive\n{rules\n response\talert\n") == .malformed(line: 4))
        #expect(error("policy-wire 1\n[archive\n{rules\n-a\\q\n") == .malformed(line: 4))
        #expect(error("policy-wire 1\n[archive\n[archive\n") == .malformed(line: 3))
        #expect(error("policy-wire 1\nenabled\tyes\n") == .malformed(line: 2))
        #expect(error("policy-wire 1\n[archive") == .malformed(line: 2))
        #expect(
            error("policy-wire 1\n[transfer\n{programs\n" + String(repeating: "-a\n", count: 70_000)) == .tooLarge)
        #expect(error(String(repeating: "x", count: PolicyWire.limitBytes + 1)) == .tooLarge)
        var large = Policy.linux
        large.transfer.services = (0..<70_000).map { "s\($0).example" }
        #expect(throws: PolicyWireError.tooLarge) { try PolicyWire.bytes(large) }
    }

    @Test func `damaged bytes never do harm`() throws {
        var random = SeededRandom(seed: 7)
        let whole = try PolicyWire.bytes(RandomPolicy(seed: 1).policy())
        for _ in 0..<2_000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let index = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                default: bytes.removeSubrange(index...)
                }
                if bytes.isEmpty { break }
            }
            if let policy = try? PolicyWire.read(bytes, onto: .linux) {
                // What was taken can be told on.
                #expect(try PolicyWire.read(PolicyWire.bytes(policy), onto: .linux) == policy)
            }
        }
    }
}
