/// One message on the local socket: a letter, the length of the rest in four bytes (the highest first), the rest.
package enum Frame: Sendable, Equatable {
    /// The errand with its caller, as JSON; the one message that goes to the server.
    case request([UInt8])
    case output([UInt8])
    case errors(String)
    /// In millionths.
    case progress(Int)
    /// The last one.
    case status(Int32)

    /// No message is longer; longer outputs go in several.
    package static let limit = 1 << 20
    static let headLength = 5

    var bytes: [UInt8] {
        switch self {
        case .request(let bytes): Self.make("r", bytes)
        case .output(let bytes): Self.make("o", bytes)
        case .errors(let text): Self.make("e", Array(text.utf8))
        case .progress(let millionths): Self.make("p", Self.number(Int32(clamping: millionths)))
        case .status(let status): Self.make("s", Self.number(status))
        }
    }

    private static func make(_ kind: Unicode.Scalar, _ rest: [UInt8]) -> [UInt8] {
        [UInt8(ascii: kind)] + number(Int32(rest.count)) + rest
    }

    private static func number(_ value: Int32) -> [UInt8] {
        withUnsafeBytes(of: value.bigEndian) { Array($0) }
    }

    fileprivate static func number(_ bytes: some Collection<UInt8>) -> Int32 {
        Int32(bitPattern: bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) })
    }

    /// Nil for what is none of ours.
    fileprivate init?(kind: UInt8, _ rest: [UInt8]) {
        switch kind {
        case UInt8(ascii: "r"): self = .request(rest)
        case UInt8(ascii: "o"): self = .output(rest)
        case UInt8(ascii: "e"): self = .errors(String(decoding: rest, as: UTF8.self))
        case UInt8(ascii: "p") where rest.count == 4: self = .progress(Int(Self.number(rest)))
        case UInt8(ascii: "s") where rest.count == 4: self = .status(Self.number(rest))
        default: return nil
        }
    }
}

/// Puts messages together from the pieces in which they arrive.
package struct FrameBuffer: Sendable {
    /// Something came that is no message of ours, or one that is too long.
    package struct Malformed: Error, Equatable {}

    private var bytes: [UInt8] = []

    package init() {}

    package mutating func append(_ more: some Sequence<UInt8>) {
        bytes += more
    }

    /// The next whole message; nil while it is not all there.
    package mutating func next() throws(Malformed) -> Frame? {
        guard bytes.count >= Frame.headLength else { return nil }
        let length = Frame.number(bytes[1..<Frame.headLength])
        guard (0...Int32(Frame.limit)).contains(length) else { throw Malformed() }
        let end = Frame.headLength + Int(length)
        guard bytes.count >= end else { return nil }
        guard let frame = Frame(kind: bytes[0], Array(bytes[Frame.headLength..<end])) else { throw Malformed() }
        bytes.removeFirst(end)
        return frame
    }
}
