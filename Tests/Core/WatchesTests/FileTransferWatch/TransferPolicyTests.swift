import Detection
import Testing

@testable import Watches

@Suite struct TransferPolicyTests {
    @Test("ids of programs and exclusions are unique, and each program can be recognised")
    func programs() {
        let programs = TransferPolicy.default.programs
        #expect(Set(programs.map(\.id)).count == programs.count)
        #expect(programs.allSatisfy { !$0.images.isEmpty && !$0.name.isEmpty })
        let exclusions = TransferPolicy.default.settings.exclusions
        #expect(Set(exclusions.map(\.id)).count == exclusions.count)
        let rules = Set(TransferRules.all.map(\.id))
        #expect(
            exclusions.allSatisfy { $0.rules.allSatisfy(rules.contains) && !$0.rules.isEmpty && !$0.reason.ja.isEmpty })
    }

    @Test("rules have an id of their own, a technique and both languages")
    func rules() {
        #expect(Set(TransferRules.all.map(\.id)).count == TransferRules.all.count)
        for rule in TransferRules.all {
            #expect(rule.id.utf8.starts(with: "transfer.".utf8) && rule.watch == .transfer && !rule.techniques.isEmpty)
            #expect(!rule.name.en.isEmpty && !rule.name.ja.isEmpty && !rule.falsePositives.ja.isEmpty)
        }
    }

    @Test("a program that the policy switches off is not watched")
    func disabled() {
        var policy = TransferPolicy.default
        for index in policy.programs.indices { policy.programs[index].isEnabled = false }
        #expect(!FileTransferWatch(policy).concerns(transferStart(#"C:\Windows\System32\ftp.exe"#, "ftp")))
    }
}
