import Events
import WindowsLog

/// What records say in their System element.
extension EVTXParser {
    @inline(__always)
    func provider(of instance: Instance, _ bytes: ChunkBytes) -> Provider {
        let value = instance.peek(instance.template.system.provider, bytes)
        guard value.type == ValueType.string.rawValue else { return .other }
        return providers.provider(bytes.slice(value.offset, value.length))
    }

    @inline(__always)
    func eventID(of instance: Instance, _ bytes: ChunkBytes) -> UInt32? {
        let source = instance.template.system.eventID
        guard source.kind == .substitution else { return nil }
        let value = instance.peek(source, bytes)
        let slice = bytes.slice(value.offset, value.length)
        if value.type == ValueType.uint16.rawValue, slice.count >= 2 {
            return UInt32(truncatingIfNeeded: slice.u16(0))
        }
        return ValueText.number(slice, type: value.type).map { UInt32(truncatingIfNeeded: $0) }
    }

    func fillSystem(
        _ record: WindowsRecord, from fragment: Fragment, _ bytes: ChunkBytes, _ start: Int, _ size: Int
    ) {
        let system = fragment.template.system
        record.sequence = bytes.u64(start &+ 8)
        record.providerName = interned(system.provider, of: fragment, bytes, providers)
        record.channel = interned(system.channel, of: fragment, bytes, channels)
        record.computer = interned(system.computer, of: fragment, bytes, computers)
        record.loggingPID = number(system.processID, of: fragment, bytes).map { UInt32(truncatingIfNeeded: $0) }
        record.recordID = number(system.recordID, of: fragment, bytes)
        if record.recordID == nil { record.contentHash = Self.hash(bytes.slice(start, size)) }
        record.isRefused = isRefused(system.keywords, of: fragment, bytes)
        record.time = time(of: fragment, bytes) ?? Timestamp(fileTime: bytes.u64(start &+ 16))
        let userID = fragment.value(system.userID, values)
        if system.userID.kind == .substitution, 8...ValueCache.lengthLimit ~= userID.length {
            record.userID = cache.text(bytes.slice(userID.offset, userID.length), type: userID.type)
        } else {
            record.userID = text(system.userID, of: fragment, bytes) ?? ""
        }
    }

    /// Everything in the System element as text.
    func system(of fragment: Fragment, _ bytes: ChunkBytes) -> EVTXRecord {
        let system = fragment.template.system
        var record = EVTXRecord()
        record.provider = text(system.provider, of: fragment, bytes)
        record.eventID = content(system.eventID, of: fragment, bytes)
        record.channel = content(system.channel, of: fragment, bytes)
        record.computer = content(system.computer, of: fragment, bytes)
        record.recordID = content(system.recordID, of: fragment, bytes)
        record.time = text(system.time, of: fragment, bytes)
        record.processID = text(system.processID, of: fragment, bytes)
        record.userID = text(system.userID, of: fragment, bytes)
        return record
    }

    /// The text of an element's source, which is empty when the value is null; nil without the element.
    private func content(_ source: Source, of fragment: Fragment, _ bytes: ChunkBytes) -> String? {
        source.kind == .none ? nil : text(source, of: fragment, bytes) ?? ""
    }

    @inline(__always)
    private func number(_ source: Source, of fragment: Fragment, _ bytes: ChunkBytes) -> UInt64? {
        switch source.kind {
        case .none: return nil
        case .constant: return UInt64(fragment.template.texts[Int(source.index)])
        case .substitution:
            let value = fragment.value(source, values)
            return ValueText.number(bytes.slice(value.offset, value.length), type: value.type)
        }
    }

    private func isRefused(_ source: Source, of fragment: Fragment, _ bytes: ChunkBytes) -> Bool {
        guard source.kind == .substitution else {
            return text(source, of: fragment, bytes).map(Keywords.areRefusal) ?? false
        }
        let value = fragment.value(source, values)
        guard value.type == ValueType.string.rawValue else {
            return ValueText.number(bytes.slice(value.offset, value.length), type: value.type).map(Keywords.areRefusal)
                ?? false
        }
        return Keywords.areRefusal(UTF16Text.string(bytes.slice(value.offset, value.length)))
    }

    private func interned(
        _ source: Source, of fragment: Fragment, _ bytes: ChunkBytes, _ interner: TextInterner
    ) -> String {
        switch source.kind {
        case .none: return ""
        case .constant: return fragment.template.texts[Int(source.index)]
        case .substitution:
            let value = fragment.value(source, values)
            guard value.type == ValueType.string.rawValue else { return text(source, of: fragment, bytes) ?? "" }
            return interner.text(bytes.slice(value.offset, value.length))
        }
    }

    private func time(of fragment: Fragment, _ bytes: ChunkBytes) -> Timestamp? {
        let source = fragment.template.system.time
        if source.kind == .substitution {
            let value = fragment.value(source, values)
            if value.type == ValueType.fileTime.rawValue, value.length >= 8 {
                return Timestamp(fileTime: bytes.u64(value.offset))
            }
        }
        // Forwarded records carry it as text, SYSTEMTIMEs become it.
        return text(source, of: fragment, bytes).flatMap { Timestamp(rfc3339: $0) }
    }

    /// FNV-1a, the same in every run.
    private static func hash(_ bytes: ChunkBytes) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in 0..<bytes.count { hash = (hash ^ UInt64(bytes.byte(index))) &* 0x100_0000_01b3 }
        return hash
    }
}
