import Events

/// A record to write.
package struct EVTXEvent: Equatable, Sendable {
    package enum Body: Equatable, Sendable {
        case none
        /// Data elements, with names or without.
        case eventData([EVTXDatum])
        /// One element, named, with one element for each datum.
        case userData(String, [EVTXDatum])
    }

    package var provider: String
    package var providerGUID: EVTXGUID?
    package var eventID: UInt16
    package var version: UInt8 = 0
    package var level: UInt8 = 4
    package var task: UInt16 = 0
    package var opcode: UInt8 = 0
    package var keywords: UInt64 = 0x8000_0000_0000_0000
    package var time: Timestamp
    /// EventRecordID; nil leaves the element empty.
    package var recordID: UInt64?
    package var processID: UInt32 = 0
    package var threadID: UInt32 = 0
    package var channel: String
    package var computer: String
    package var userID: EVTXSID?
    package var body: Body

    package init(
        provider: String, providerGUID: EVTXGUID? = nil, eventID: UInt16, time: Timestamp, recordID: UInt64?,
        channel: String, computer: String, body: Body
    ) {
        self.provider = provider
        self.providerGUID = providerGUID
        self.eventID = eventID
        self.time = time
        self.recordID = recordID
        self.channel = channel
        self.computer = computer
        self.body = body
    }
}

/// A name, if it has one, and a value.
package struct EVTXDatum: Equatable, Sendable {
    package var name: String?
    package var value: EVTXValue

    package init(_ name: String?, _ value: EVTXValue) {
        self.name = name
        self.value = value
    }
}

/// An element to write where a value holds elements.
package struct EVTXElement: Equatable, Sendable {
    package var name: String
    package var text: String
    package var children: [EVTXElement]

    package init(_ name: String, text: String = "", children: [EVTXElement] = []) {
        self.name = name
        self.text = text
        self.children = children
    }
}

/// How records are laid out in BinXML.
package enum EVTXStyle: CaseIterable, Sendable {
    /// As Windows does it: a template for the System element, a template inside one of its values for the data.
    case nested
    /// One template for all.
    case single
    /// No template, all text, as some tools that export logs do it.
    case literal
}
