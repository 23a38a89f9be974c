import Detection
import Foundation
import Testing

@testable import Console

@Suite struct AuditActionTests {
    /// Every action that the server's sources name where they write into the audit log.
    private static func actions() throws -> Set<String> {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../../Sources")
        let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
        var actions: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            for match in text.matches(of: /(?:record|refused)\(\s*(?:\w+ \? )?"([a-z][a-z.-]+)"/) {
                actions.insert(String(match.output.1))
            }
        }
        return actions
    }

    @Test("says every action in words, in both languages")
    func titles() throws {
        let actions = try Self.actions()
        #expect(actions.count > 20, "\(actions.sorted())")
        for action in actions {
            let title = AuditActionTitles.title(action)
            #expect(title.en != action && title.ja != action, "a title for \(action) in AuditActionTitles.swift")
        }
    }

    @Test("every action is in a group that can be chosen, and named once")
    func groups() throws {
        let names = AuditActionTitles.all.map(\.action)
        #expect(Set(names).count == names.count)
        let groups = AuditActionTitles.groups.map(\.name)
        for name in try Self.actions().union(names) {
            #expect(groups.contains { name == $0 || name.hasPrefix($0 + ".") }, "a group for \(name)")
        }
    }
}
