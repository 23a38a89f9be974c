import Testing

@testable import Events

@Suite struct EventKeyTests {
    @Test("spells every key, and finds it by its bytes", arguments: EventKey.allCases)
    func spelled(_ key: EventKey) {
        let name = Array(key.name.utf8)
        #expect(name.withUnsafeBufferPointer { EventKey.spelled(by: $0) } == key)
        let other = name + [0x78]
        #expect(other.withUnsafeBufferPointer { EventKey.spelled(by: $0) } == nil)
    }

    @Test("a table finds names of every length, and no others")
    func table() {
        let names = (0..<200).map { String(repeating: "n", count: $0 % 20) + String($0) }
        let table = NameTable(names.enumerated().map { (name: $1, value: UInt8($0)) }, ignoresCase: true)
        for (index, name) in names.enumerated() {
            let bytes = Array(name.uppercased().utf8)
            #expect(bytes.withUnsafeBufferPointer { table.value(of: $0) } == UInt8(index))
        }
        #expect([UInt8]().withUnsafeBufferPointer { table.value(of: $0) } == nil)
    }
}
