import CCurl

/// The system's libcurl, which sends mail and calls webhooks.
package enum Curl {
    /// Nil where there is no libcurl on this machine.
    package static var version: String? {
        mitsuke_curl_load() ? String(cString: mitsuke_curl_version()) : nil
    }
}
