/// The one coder of our own form: an event as a JSON object on one line, with flat dotted keys of the Elastic Common Schema
/// and `mitsuke.*` for what that lacks.
///
/// Reading gives back what the keys carry, which is less than an ``Event`` can hold: a line that was read and is written
/// again is the same line.
package enum EventJSON {
    /// Appends the line of an event, without a line feed.
    ///
    /// - Parameter originals: Also write the fields as the record had them before they were normalised, as
    ///   `winlog.event_data.<name>`.
    package static func append(
        _ event: borrowing Event, _ line: borrowing EventLine, originals: Bool = false, to out: inout TextBuffer
    ) {
        out.appendHead(event, line)
        out.appendProcess(event)
        out.appendOrigin(event.origin)
        out.appendActivity(event, line)
        if originals {
            for original in event.originals { out.append(original: original) }
        }
        out.append(byte: UInt8(ascii: "}"))
    }

    /// Appends what is left of a line without time, identity, log, host, user, process and record: the inside of an object, in which
    /// ``EventKey/packedMark`` and a byte stand for each key. Kind `event` and attribution `exact` go without saying.
    package static func appendRest(_ event: borrowing Event, _ line: borrowing EventLine, to out: inout TextBuffer) {
        out.appendRest(event, line)
    }

    /// Reads one line, which must hold one object and nothing else but spaces.
    ///
    /// - Throws: ``JSONError`` with the offset of what is wrong. Keys that this version does not know are passed over.
    package static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) -> (line: EventLine, event: Event) {
        var reader = EventReader(bytes)
        return try reader.read()
    }

    package static func read(_ text: String) throws(JSONError) -> (line: EventLine, event: Event) {
        let bytes = Array(text.utf8)
        // A typed error cannot leave `withUnsafeBufferPointer` in Embedded Swift except as a result.
        let result = bytes.withUnsafeBufferPointer { bytes -> Result<(line: EventLine, event: Event), JSONError> in
            do throws(JSONError) {
                return .success(try read(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }
}
