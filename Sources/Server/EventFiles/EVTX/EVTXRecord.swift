/// A record with everything in it as text, for tests and for looking at logs; see ``EVTXParser/readAll(chunk:offset:file:into:)``.
package struct EVTXRecord: Equatable, Sendable {
    /// A name and its text: a leaf of EventData or UserData.
    package struct Datum: Equatable, Sendable {
        package var name: String
        package var text: String

        package init(_ name: String, _ text: String) {
            self.name = name
            self.text = text
        }
    }

    /// The record's number in its header.
    package var number: UInt64 = 0
    /// Bytes from the start of the file.
    package var offset: UInt64 = 0
    package var provider: String?
    package var eventID: String?
    package var channel: String?
    package var computer: String?
    package var recordID: String?
    package var time: String?
    package var processID: String?
    package var userID: String?
    /// In the order of the document.
    package var data: [Datum] = []
}
