import CLinux
import Glibc
import Response

/// Extended attributes, access lists among them.
enum FileAttributes {
    /// Those that can be read, up to a bound that a record can keep.
    static func all(of file: Int32) -> [QuarantineRecord.Attribute] {
        var names = [CChar](repeating: 0, count: 65_536)
        let size = mitsuke_attribute_names(file, &names, names.count)
        guard size > 0 else { return [] }
        var found: [QuarantineRecord.Attribute] = []
        var room = 64 << 10
        for name in names[..<Int(size)].split(separator: 0) {
            let text = String(decoding: name.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            var value = [UInt8](repeating: 0, count: 65_536)
            let length = mitsuke_attribute(file, text, &value, value.count)
            guard length >= 0, Int(length) <= room else { continue }
            room -= Int(length)
            found.append(QuarantineRecord.Attribute(name: text, value: Array(value[..<Int(length)])))
        }
        return found
    }

    /// How many of them could not be set.
    static func set(_ attributes: [QuarantineRecord.Attribute], of file: Int32) -> Int {
        attributes.count { mitsuke_set_attribute(file, $0.name, $0.value, $0.value.count) != 0 }
    }
}
