/// The type of a value that a record fills into a template.
package enum ValueType: UInt8, CaseIterable, Sendable {
    case null, string, ansiString, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float, double, bool
    case binary, guid, size, fileTime, systemTime, sid, hex32, hex64
    case binXML = 0x21

    /// Set in the type of an array of values.
    package static let array: UInt8 = 0x80

    /// The bytes of one value; nil where each value has a length of its own.
    var width: Int? {
        switch self {
        case .int8, .uint8: 1
        case .int16, .uint16: 2
        case .int32, .uint32, .float, .bool, .hex32: 4
        case .int64, .uint64, .double, .fileTime, .hex64, .size: 8
        case .guid, .systemTime: 16
        case .null, .string, .ansiString, .binary, .sid, .binXML: nil
        }
    }
}
