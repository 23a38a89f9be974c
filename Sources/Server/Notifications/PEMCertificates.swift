import NIOSSL

/// Certificates that somebody typed.
package enum PEMCertificates {
    package static func areValid(_ text: String) -> Bool {
        (try? NIOSSLCertificate.fromPEMBytes(Array(text.utf8)))?.isEmpty == false
    }
}
