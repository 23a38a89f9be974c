import Events

/// A value of a record, of any type that EVTX has.
package indirect enum EVTXValue: Equatable, Sendable {
    case null
    case string(String)
    /// The bytes in whatever code page.
    case ansiString([UInt8])
    case int8(Int8)
    case uint8(UInt8)
    case int16(Int16)
    case uint16(UInt16)
    case int32(Int32)
    case uint32(UInt32)
    case int64(Int64)
    case uint64(UInt64)
    case float(Float)
    case double(Double)
    case bool(Bool)
    case binary([UInt8])
    case guid(EVTXGUID)
    case size(UInt64)
    case fileTime(Timestamp)
    /// Year, month, day of the week, day, hour, minute, second, millisecond.
    case systemTime([UInt16])
    case sid(EVTXSID)
    case hex32(UInt32)
    case hex64(UInt64)
    /// Values of one type.
    case array([EVTXValue])
    /// Elements inside the value.
    case elements([EVTXElement])

    /// As a descriptor has it.
    package var type: UInt8 {
        switch self {
        case .null: 0x00
        case .string: 0x01
        case .ansiString: 0x02
        case .int8: 0x03
        case .uint8: 0x04
        case .int16: 0x05
        case .uint16: 0x06
        case .int32: 0x07
        case .uint32: 0x08
        case .int64: 0x09
        case .uint64: 0x0a
        case .float: 0x0b
        case .double: 0x0c
        case .bool: 0x0d
        case .binary: 0x0e
        case .guid: 0x0f
        case .size: 0x10
        case .fileTime: 0x11
        case .systemTime: 0x12
        case .sid: 0x13
        case .hex32: 0x14
        case .hex64: 0x15
        case .array(let values): 0x80 | (values.first?.type ?? 1)
        case .elements: 0x21
        }
    }

    /// The value's bytes; ``elements(_:)`` has none of its own, since it depends on where in a chunk it lies.
    package var bytes: [UInt8] {
        switch self {
        case .null, .elements: []
        case .string(let text): text.utf16.flatMap { $0.littleEndianBytes }
        case .ansiString(let bytes), .binary(let bytes): bytes
        case .int8(let value): value.littleEndianBytes
        case .uint8(let value): [value]
        case .int16(let value): value.littleEndianBytes
        case .uint16(let value): value.littleEndianBytes
        case .int32(let value): value.littleEndianBytes
        case .uint32(let value), .hex32(let value): value.littleEndianBytes
        case .int64(let value): value.littleEndianBytes
        case .uint64(let value), .hex64(let value), .size(let value): value.littleEndianBytes
        case .float(let value): value.bitPattern.littleEndianBytes
        case .double(let value): value.bitPattern.littleEndianBytes
        case .bool(let value): UInt32(value ? 1 : 0).littleEndianBytes
        case .guid(let guid): guid.bytes
        case .fileTime(let time): time.fileTime.littleEndianBytes
        case .systemTime(let fields): fields.flatMap { $0.littleEndianBytes }
        case .sid(let sid): sid.bytes
        case .array(let values):
            values.flatMap { value -> [UInt8] in
                switch value {
                case .string: value.bytes + [0, 0]
                case .ansiString: value.bytes + [0]
                default: value.bytes
                }
            }
        }
    }
}

extension FixedWidthInteger {
    var littleEndianBytes: [UInt8] {
        withUnsafeBytes(of: littleEndian) { Array($0) }
    }
}

extension Timestamp {
    /// 100-nanosecond ticks since 1601.
    package var fileTime: UInt64 {
        UInt64(bitPattern: ticks &+ 116_444_736_000_000_000)
    }
}
