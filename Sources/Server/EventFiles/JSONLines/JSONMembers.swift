import Events

/// Every member of one record's object that stands in a place of interest, found before any of them is decoded.
struct JSONMembers {
    private(set) var members: [JSONMember] = []
    /// Whether a key of ours (`mitsuke.…`) stands in the object itself.
    private(set) var isOwn = false

    /// More members than any record has; what is beyond is passed over.
    private static let limit = 8_192

    /// Reads the object whose bytes these are, to its end, and refuses anything behind it.
    mutating func index(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
        members.removeAll(keepingCapacity: true)
        isOwn = false
        var scanner = JSONScanner(bytes)
        guard case .objectStart = try scanner.next() else { throw JSONError(.badValue, offset: 0) }
        // The place and the key of each open object and array; a field keeps the key under which it stands.
        var places = PlaceStack()
        places.push(.root, key: nil)
        var key = JSONText(start: 0, end: 0, isEscaped: false)
        var place = JSONPlace.root
        while true {
            switch try scanner.next() {
            case .key(let text):
                key = text
                place = places.place
                if place == .root { resolveDots(&place, &key, scanner) }
            case .string(let text): add(text, .string, place, key, places, scanner)
            case .number(let text): add(text, .number, place, key, places, scanner)
            case .bool(let flag):
                let text = JSONText(
                    start: scanner.position - (flag ? 4 : 5), end: scanner.position, isEscaped: false)
                add(text, .bool, place, key, places, scanner)
            case .null: break
            case .objectStart:
                // An object in an array is taken as if it stood there alone.
                let owner = places.isArray ? places.key : key
                let child = owner.map { (places.isArray ? places.place : place).child(scanner.slice($0)) } ?? .elsewhere
                places.push(child, key: child == .field ? owner : nil)
            case .arrayStart:
                if places.isArray {
                    places.push(.elsewhere, key: nil, isArray: true)
                } else {
                    places.push(place, key: key, isArray: true)
                }
            case .objectEnd, .arrayEnd:
                places.pop()
                if places.isArray { place = places.place }
            case .end: return
            }
        }
    }

    private mutating func add(
        _ value: JSONText, _ form: JSONMember.Form, _ place: JSONPlace, _ key: JSONText, _ places: PlaceStack,
        _ scanner: JSONScanner
    ) {
        guard place != .elsewhere, members.count < Self.limit else { return }
        var member = JSONMember(place: place, key: key, value: value, form: form)
        if places.isArray, let owner = places.key { member.key = owner }
        if place == .field {
            guard scanner.equals(member.key, "#text"), let owner = places.fieldKey else { return }
            member.place = .eventData
            member.key = owner
        }
        members.append(member)
    }

    /// `winlog.event_data.Image` in the object itself means what nesting means.
    private mutating func resolveDots(_ place: inout JSONPlace, _ key: inout JSONText, _ scanner: JSONScanner) {
        var bytes = scanner.slice(key)
        if bytes.count > 8, bytes[0] == UInt8(ascii: "m"), bytes[7] == UInt8(ascii: "."),
            UnsafeBufferPointer(rebasing: bytes[..<7]).elementsEqual("mitsuke".utf8)
        {
            isOwn = true
        }
        var dot = ByteWords.first(UInt8(ascii: "."), in: bytes, from: 0)
        while dot < bytes.count {
            let child = place.child(UnsafeBufferPointer(rebasing: bytes[..<dot]))
            guard child != .elsewhere, child != .field else { return }
            place = child
            key.start += dot + 1
            bytes = scanner.slice(key)
            dot = ByteWords.first(UInt8(ascii: "."), in: bytes, from: 0)
        }
    }
}

/// The objects and arrays that are open while members are found.
private struct PlaceStack {
    private var levels: [(place: JSONPlace, key: JSONText?, isArray: Bool)] = []

    init() {
        levels.reserveCapacity(16)
    }

    var place: JSONPlace { levels.last?.place ?? .elsewhere }
    /// The key under which the innermost array stands.
    var key: JSONText? { levels.last?.key }
    var isArray: Bool { levels.last?.isArray ?? false }

    /// The name of the field whose object this is, or whose object this array is in.
    var fieldKey: JSONText? {
        guard isArray else { return key }
        return levels.count > 1 ? levels[levels.count - 2].key : nil
    }

    mutating func push(_ place: JSONPlace, key: JSONText?, isArray: Bool = false) {
        levels.append((place, key, isArray))
    }

    mutating func pop() {
        _ = levels.popLast()
    }
}
