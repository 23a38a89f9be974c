import Detection
import Reports

/// Why a browser's connection has its class, in words.
enum BrowserReasons {
    /// One that is not known is shown by its name.
    static func text(_ name: String, _ reader: Reader) -> String {
        BrowserReasonText.text(name)?[reader] ?? name
    }
}
