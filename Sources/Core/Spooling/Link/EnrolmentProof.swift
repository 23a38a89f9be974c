/// What a host signs with its new key, to show that it has it.
package enum EnrolmentProof {
    /// - Parameters:
    ///   - right: The token, or at a renewal the host's id.
    ///   - key: 130 digits.
    package static func bytes(server: String, right: String, key: String) -> [UInt8] {
        Array(("mitsuke-enrolment\n" + server + "\n" + right + "\n" + key).utf8)
    }
}
