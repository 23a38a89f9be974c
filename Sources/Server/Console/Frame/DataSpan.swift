import Detection
import Events
import Reports
import Storage

/// Says that all data lie outside of what was asked for, and leads to them. For ``Parts/range``.
package struct DataSpan: Sendable {
    package var text: String
    package var link: String?

    /// - Parameters:
    ///   - latest: Of all data.
    ///   - link: To the page with the range that has data.
    package init(latest: Timestamp, link: String, _ reader: Reader) {
        let time = reader.clock.seconds(latest)
        text =
            Text(
                en: "There is nothing in this time; the latest data are of \(time).",
                ja: "この期間のデータはありません。最新のデータは \(time) のものです。")[reader]
        self.link = link
    }
}
