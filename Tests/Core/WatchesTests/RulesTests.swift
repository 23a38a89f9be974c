import Detection
import Testing

@testable import Watches

@Suite struct RulesTests {
    private let watches = Watches.watches(Policy.default)

    @Test("rules have ids of their own, techniques and both languages")
    func collection() {
        var seen: Set<String> = []
        for watch in watches {
            for rule in watch.rules {
                #expect(seen.insert(rule.id).inserted, "\(rule.id) stands twice")
                #expect(rule.id.hasPrefix(rule.watch.rawValue + "."), "\(rule.id)")
                #expect(!rule.name.en.isEmpty && !rule.name.ja.isEmpty, "\(rule.id)")
                #expect(!rule.falsePositives.en.isEmpty && !rule.falsePositives.ja.isEmpty, "\(rule.id)")
                for technique in rule.techniques {
                    let form = technique.utf8.map { $0 &- 48 < 10 ? UInt8(48) : $0 }
                    let isForm = form == Array("T0000".utf8) || form == Array("T0000.000".utf8)
                    #expect(isForm, "\(rule.id): \(technique)")
                }
            }
        }
    }
}
