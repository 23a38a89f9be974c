import Crypto
import Spooling

/// A key that was made on a host, with the proof that the host has it.
struct KeyProof {
    let key: P256.Signing.PublicKey

    /// - Parameters:
    ///   - server: The server's id: a proof for one server is none for another.
    ///   - right: The token, or at a renewal the host's id.
    init(_ statement: Statement, server: String, right: String) throws(LinkError) {
        let digits = try statement.digits("key", 130)
        let proof = try statement.digits("proof", 128)
        guard let bytes = Hexadecimal.bytes(digits), let raw = Hexadecimal.bytes(proof),
            let key = try? P256.Signing.PublicKey(x963Representation: bytes),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: raw)
        else { throw .malformed }
        guard key.isValidSignature(signature, for: EnrolmentProof.bytes(server: server, right: right, key: digits))
        else { throw .badSignature }
        self.key = key
    }
}
