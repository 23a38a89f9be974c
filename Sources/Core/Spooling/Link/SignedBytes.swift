/// Bytes with a signature over them: the first line is 128 hexadecimal digits (r and s of ECDSA P-256 over SHA-256), all that
/// follows is signed as it stands.
package struct SignedBytes: Sendable, Equatable {
    /// 64 bytes.
    package var signature: [UInt8]
    package var content: [UInt8]

    package init(signature: [UInt8], content: [UInt8]) {
        self.signature = signature
        self.content = content
    }

    /// - Throws: ``LinkError/tooLarge(limitBytes:)``, ``LinkError/badSignature`` where there is none.
    package init(_ bytes: [UInt8], limitBytes: Int) throws(LinkError) {
        guard bytes.count <= limitBytes else { throw .tooLarge(limitBytes: limitBytes) }
        guard bytes.count > 129, bytes[128] == 10, let signature = Hexadecimal.bytes(Array(bytes[..<128])) else {
            throw .badSignature
        }
        self.init(signature: signature, content: Array(bytes[129...]))
    }

    package var bytes: [UInt8] {
        Array(Hexadecimal.text(signature).utf8) + [10] + content
    }
}
