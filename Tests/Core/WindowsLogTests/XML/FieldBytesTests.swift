import Testing

@testable import WindowsLog

@Suite struct FieldBytesTests {
    @Test("finds the same field by bytes as by name, whatever the letters' case")
    func byBytes() {
        for (name, field) in FieldName.spellings {
            for spelling in [name, name.uppercased(), name.lowercased()] {
                let bytes = Array(spelling.utf8)
                #expect(bytes.withUnsafeBufferPointer { FieldName(utf8: $0) } == field, "\(spelling)")
                #expect(FieldName(spelling) == field)
            }
        }
        #expect(Array("NoSuchField".utf8).withUnsafeBufferPointer { FieldName(utf8: $0) } == nil)
    }

    @Test("a set holds what was put into it and nothing else", arguments: FieldName.allCases)
    func set(_ field: FieldName) {
        let set = FieldSet([field])
        for other in FieldName.allCases { #expect(set.contains(other) == (other == field)) }
        #expect(FieldSet.all.contains(field))
    }
}
