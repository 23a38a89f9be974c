import Detection
import Testing
import Watches

@testable import PolicyFiles

@Suite struct SchemaTests {
    @Test("has a field for each property of the policy, so that a file can say all of it")
    func complete() {
        let policy = Policy.default
        let parts: [WatchName: Any] = [
            .registry: policy.registry, .archive: policy.archive, .transfer: policy.transfer,
            .fileOperation: policy.fileOperation, .browser: policy.browser,
        ]
        let common = Mirror(reflecting: WatchSettings()).children.count
        for section in PolicySection.all(default: policy) {
            // The settings are one property of the part.
            let properties = parts[section.watch].map { Mirror(reflecting: $0).children.count } ?? 0
            #expect(section.fields.count == properties - 1 + common, "\(section.watch.rawValue)")
        }
        #expect(Mirror(reflecting: policy).children.count == WatchName.allCases.count)
    }

    @Test("has a field for each property of an entry")
    func completeEntries() {
        expectAll(EntrySchema<RuleSetting>.rule)
        expectAll(EntrySchema<Exclusion>.exclusion)
        expectAll(EntrySchema<RegistryLocation>.location)
        expectAll(EntrySchema<ArchiveFormat>.format)
        expectAll(EntrySchema<ArchiveTool>.tool)
        expectAll(EntrySchema<TransferProgram>.program)
        expectAll(EntrySchema<WatchedPlace>.place)
        expectAll(EntrySchema<BrowserProgram>.browserProgram)
    }

    private func expectAll<Entry>(_ schema: EntrySchema<Entry>) {
        #expect(Mirror(reflecting: schema.make("x")).children.count == 1 + schema.fields.count, "\(Entry.self)")
    }

    @Test("names keys in lower case, each once")
    func keys() {
        for section in PolicySection.all(default: .default) {
            let keys = section.fields.map(\.key)
            #expect(Set(keys).count == keys.count)
            for key in keys { #expect(key.utf8.allSatisfy { $0 == 45 || $0 &- 97 < 26 || $0 &- 48 < 10 }) }
        }
    }

    @Test("is met by the default itself: every entry has what a new one must have")
    func needs() throws {
        let printed = PolicyPrinter.print(.default, .en)
        #expect(throws: Never.self) { try PolicyReader.read(Array(printed.utf8), name: "default", onto: .empty) }
    }
}
