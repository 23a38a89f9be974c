import EventFiles

/// What an attribute or an element contains.
enum BinXMLContent {
    case text(String)
    /// A value of the record, of a type as in ``EVTXValue/type``.
    case substitution(Int, type: UInt8, isOptional: Bool = false)
}

/// Writes the pieces of BinXML.
extension ChunkWriter {
    mutating func putFragmentHeader() { put([0x0f, 0x01, 0x01, 0x00]) }

    mutating func put(_ content: BinXMLContent) {
        switch content {
        case .text(let text):
            put([0x05, 0x01])
            put16(text.utf16.count)
            put(EVTXValue.string(text).bytes)
        case .substitution(let index, let type, let isOptional):
            put(isOptional ? 0x0e : 0x0d)
            put16(index)
            put(type)
        }
    }

    /// - Parameter inTemplate: Elements in templates carry a dependency id.
    mutating func putElement(
        _ name: String, attributes: [(String, BinXMLContent)] = [], inTemplate: Bool,
        content: (inout ChunkWriter) -> Void = { _ in }
    ) {
        put(attributes.isEmpty ? 0x01 : 0x41)
        if inTemplate { put16(0xffff) }
        let size = beginSize()
        put(name: name)
        if !attributes.isEmpty {
            let list = beginSize()
            for (index, attribute) in attributes.enumerated() {
                put(index + 1 < attributes.count ? 0x46 : 0x06)
                put(name: attribute.0)
                put(attribute.1)
            }
            endSize(list)
        }
        let before = position
        put(0x02)
        content(&self)
        if position == before + 1 {
            // Nothing inside: an empty element closes at once.
            removeLast()
            put(0x03)
        } else {
            put(0x04)
        }
        endSize(size)
    }

    mutating func putElement(_ element: EVTXElement) {
        putElement(element.name, inTemplate: false) { chunk in
            if !element.text.isEmpty { chunk.put(.text(element.text)) }
            for child in element.children { chunk.putElement(child) }
        }
    }

    /// The count, the descriptors and the values; `last` writes one more that depends on its place.
    mutating func putValues(_ values: [EVTXValue], last: ((inout ChunkWriter) -> Void)? = nil) {
        put32(values.count + (last == nil ? 0 : 1))
        let descriptors = position
        for value in values {
            put16(value.bytes.count)
            put([value.type, 0])
        }
        if last != nil { put([0, 0, 0x21, 0]) }
        for (index, value) in values.enumerated() {
            let start = position
            if case .elements(let elements) = value {
                putFragmentHeader()
                for element in elements { putElement(element) }
                put(0x00)
                set16(descriptors + index * 4, position - start)
            } else {
                put(value.bytes)
            }
        }
        if let last {
            let start = position
            last(&self)
            set16(descriptors + values.count * 4, position - start)
        }
    }
}
