import Detection
import Events
import Testing

@testable import Watches

/// A generator that gives the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct BrowserMemoryTests {
    @Test func theOrderOfLearningDoesNotMatter() {
        let scene = BrowserScene().with { $0.destinationDomain = "" }
        let intruded = scene.with { $0.host = "pc1.corp.example" }
        var learnt = beacon(scene) + otherQuestions(scene)
        learnt += [
            scene.session(.lock, at: 1_990), scene.session(.unlock, at: 1_995), scene.session(.lock, at: 1_995),
            scene.question("b.example", ["203.0.113.7"], at: 1_960),
            scene.question("a.example", ["203.0.113.7"], at: 1_960),
            scene.intrusion(.access, by: "C:\\Windows\\System32\\rundll32.exe", access: 0x2a, at: 1_300), scene.start(),
            intruded.intrusion(.remoteThread, by: "C:\\Users\\sato\\a.exe", at: 1_970),
        ]
        let moments = stride(from: Int64(900), through: 2_100, by: 50).map { scene.connection(at: $0) }
        let expected = moments.map { verdict($0, after: learnt) }
        #expect(Set(expected.map { $0.browserReasons.joined(separator: " ") }).count > 3)
        var generator = SeededGenerator(state: 7)
        for _ in 0..<20 {
            learnt.shuffle(using: &generator)
            #expect(moments.map { verdict($0, after: learnt) } == expected)
        }
    }

    @Test func fullTablesKeepTheSameWhateverCameFirst() {
        var keys = (0..<5_000).map { UInt64($0) }
        func contents(_ keys: [UInt64]) -> [UInt64: Int] {
            var table = SampledDictionary<Int>(capacity: 100)
            for key in keys + keys { table.update(key, 0) { $0 += 1 } }
            return table.entries
        }
        let first = contents(keys)
        #expect(first.count <= 100 && first.count > 20)
        #expect(first.values.allSatisfy { $0 == 2 })
        var generator = SeededGenerator(state: 3)
        for _ in 0..<10 {
            keys.shuffle(using: &generator)
            #expect(contents(keys) == first)
        }
    }

    @Test func fullTimelinesKeepTheLatest() {
        var times = (0..<100).map { Timestamp.seconds(Int64($0)) }
        var generator = SeededGenerator(state: 5)
        for _ in 0..<5 {
            times.shuffle(using: &generator)
            var timeline = Timeline()
            for time in times + times { timeline.insert(time, capacity: 10) }
            #expect(timeline.times == (90..<100).map { Timestamp.seconds(Int64($0)) })
        }
    }

    @Test func fullLockHistoriesKeepTheLatest() {
        var history = LockHistory()
        for second in [5, 3, 9, 1, 7, 3] as [Int64] {
            history.insert(LockHistory.Mark(time: .seconds(second), isLocked: second % 2 == 1), capacity: 3)
        }
        #expect(history.marks.map { $0.time } == [5, 7, 9].map { Timestamp.seconds($0) })
        #expect(history.latest(through: .seconds(8))?.time == .seconds(7))
        #expect(history.latest(through: .seconds(4)) == nil)
    }

    @Test func addressesKeepTheirFirstFourNames() {
        var names = AddressNames()
        for (second, name) in [(9, "e"), (2, "b"), (5, "d"), (1, "a"), (3, "c"), (0, "b")] as [(Int64, String)] {
            names.insert(name, at: .seconds(second))
        }
        #expect(names.domain(at: .seconds(100)) == "d")
        #expect(names.domain(at: .seconds(0)) == "b")
        #expect(names.domain(at: .seconds(-1)) == nil)
        names.insert(String(repeating: "x", count: 300), at: .seconds(-5))
        #expect(names.domain(at: .seconds(-1)) == nil)
    }

    @Test func hostsAndSessionsAreKeptApart() {
        let scene = BrowserScene()
        let otherHost = scene.with { $0.host = "PC2" }
        let otherUser = scene.with {
            $0.user = "CORP\\suzuki"; $0.sessionID = 2
        }
        for locked in [otherHost, otherUser] {
            #expect(verdict(scene.connection(), after: [locked.session(.lock, at: 1_100)]).browserClass == .user)
        }
        let sameAccount = scene.with {
            $0.host = "PC1.corp.example"; $0.user = "sato"; $0.sessionID = nil
        }
        #expect(
            verdict(scene.connection(), after: [sameAccount.session(.lock, at: 1_100)]).browserClass == .undetermined)
    }
}

@Suite struct RhythmTests {
    private func holds(_ seconds: [Int64], at moment: Int64 = .max / Timestamp.ticksPerSecond) -> Bool {
        var timeline = Timeline()
        for second in seconds { timeline.insert(.seconds(second), capacity: 512) }
        return Rhythm(count: 20, spreadPercent: 10).holds(timeline, at: .seconds(moment))
    }

    private let regular = (0..<20).map { Int64($0) * 60 }

    @Test func regularIntervals() {
        #expect(holds(regular))
        #expect(holds(regular.map { $0 + $0 / 60 % 5 }))
        #expect(holds(regular.enumerated().map { $0.element + ($0.offset > 15 ? 4_000 : 0) }))
    }

    @Test func tooFewOrTooEarly() {
        #expect(!holds(Array(regular.dropLast())))
        #expect(!holds(Array(repeating: 60, count: 50)))
        #expect(!holds(regular, at: 19 * 60 - 1))
        #expect(holds(regular, at: 19 * 60))
    }

    @Test func clicksAreNot() {
        var generator = SeededGenerator(state: 11)
        for _ in 0..<100 {
            var second: Int64 = 0
            let clicks = (0..<20).map { _ in
                second += Int64.random(in: 5...600, using: &generator)
                return second
            }
            #expect(!holds(clicks))
        }
    }

    @Test func tooFastAndTooSlow() {
        #expect(!holds(regular.map { $0 / 12 }))
        #expect(holds(regular.map { $0 / 6 }))
        #expect(holds(regular.map { $0 * 1_440 }))
        #expect(!holds(regular.map { $0 * 1_441 }))
    }

    @Test func hostileTimes() {
        var timeline = Timeline()
        for index in 0..<40 {
            timeline.insert(Timestamp(ticks: index % 2 == 0 ? .min + Int64(index) : .max - Int64(index)), capacity: 512)
        }
        #expect(!Rhythm(count: 20, spreadPercent: 10).holds(timeline, at: Timestamp(ticks: .max)))
    }
}

@Suite struct NetworkAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "::ffff:192.0.2.1"), ("2001:db8:0:0:0:0:0:1", "2001:db8::1"), ("::1", "0:0:0:0:0:0:0:1"),
        ("fe80::1%12", "FE80::1"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ])
    func oneAddressInTwoForms(a: String, b: String) {
        #expect(NetworkAddress(a) != nil)
        #expect(NetworkAddress(a) == NetworkAddress(b))
    }

    @Test(arguments: [
        "", "-", "1", "1.2.3", "1.2.3.4.5", "256.1.1.1", "1..2.3", "::1::", "1:2", "12345::", "g::", ":1:",
        "www.example.jp",
        "1:2:3:4:5:6:7:8:9", "type:  5 a.example", "::ffff:1.2.3.4x",
    ])
    func noAddresses(text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test(arguments: [
        ("10.1.2.3", true), ("172.16.0.1", true), ("172.32.0.1", false), ("192.168.0.1", true), ("169.254.1.1", true),
        ("100.64.0.1", true), ("100.128.0.1", false), ("127.0.0.1", true), ("8.8.8.8", false), ("fe80::1", true),
        ("fd00::1", true), ("2001:db8::1", false), ("::1", true), ("224.0.0.1", true),
    ])
    func local(text: String, isLocal: Bool) {
        #expect(NetworkAddress(text)?.isLocal == isLocal)
    }
}

@Suite struct DomainSetTests {
    @Test(arguments: [
        ("example.jp", true), ("WWW.Example.JP", true), ("a.b.example.jp.", true), ("badexample.jp", false),
        ("jp", false),
        ("example.jp.evil.example", false), ("", false), (".", false),
    ])
    func domains(name: String, isIn: Bool) {
        #expect(DomainSet(["*.example.jp"]).contains(name) == isIn)
    }
}
