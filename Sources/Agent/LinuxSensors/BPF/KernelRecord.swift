import CLinux
import Glibc

/// A record of the BPF programs as it lies in their ring.
enum KernelRecord {
    case executed(
        mitsuke_exec_record, filename: UnsafeRawBufferPointer, path: UnsafeRawBufferPointer,
        arguments: UnsafeRawBufferPointer)
    case forked(mitsuke_record)
    case exited(mitsuke_record)
    case connected(mitsuke_tcp_record)
    case closed(mitsuke_tcp_record)

    /// Nil where it is none that we know, or is not whole.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= MemoryLayout<mitsuke_record>.size else { return nil }
        let head = bytes.loadUnaligned(as: mitsuke_record.self)
        switch head.kind {
        case mitsuke_fork.rawValue: self = .forked(head)
        case mitsuke_exit.rawValue: self = .exited(head)
        case mitsuke_connected.rawValue, mitsuke_closed.rawValue:
            guard bytes.count >= MemoryLayout<mitsuke_tcp_record>.size else { return nil }
            let record = bytes.loadUnaligned(as: mitsuke_tcp_record.self)
            self = head.kind == mitsuke_closed.rawValue ? .closed(record) : .connected(record)
        case mitsuke_exec.rawValue:
            let start = MemoryLayout<mitsuke_exec_record>.size
            let argumentsStart = start + Int(MITSUKE_FILENAME + MITSUKE_PATH)
            guard bytes.count >= argumentsStart else { return nil }
            let record = bytes.loadUnaligned(as: mitsuke_exec_record.self)
            func part(_ from: Int, _ length: UInt32, _ limit: Int) -> UnsafeRawBufferPointer {
                UnsafeRawBufferPointer(rebasing: bytes[from..<from + min(Int(length), limit)])
            }
            self = .executed(
                record, filename: part(start, record.filename_length, Int(MITSUKE_FILENAME)),
                path: part(start + Int(MITSUKE_FILENAME), record.path_length, Int(MITSUKE_PATH)),
                arguments: part(argumentsStart, record.arguments_length, bytes.count - argumentsStart))
        default: return nil
        }
    }

    /// A path from its parts, the last one first, each ended by a 0.
    static func path(_ parts: UnsafeRawBufferPointer) -> String {
        let parts = parts.last == 0 ? UnsafeRawBufferPointer(rebasing: parts.dropLast()) : parts
        guard !parts.isEmpty else { return "" }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.count + 1)
        for part in parts.split(separator: 0).reversed() {
            bytes.append(UInt8(ascii: "/"))
            bytes.append(contentsOf: part)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension mitsuke_tcp_record {
    func text(
        _ address: (
            UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8, UInt8,
            UInt8
        )
    ) -> String {
        withUnsafeBytes(of: address) { AddressText.text(family == 2 ? UnsafeRawBufferPointer(rebasing: $0[..<4]) : $0) }
    }
}
