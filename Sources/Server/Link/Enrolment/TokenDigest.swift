import Crypto
import Spooling
import Storage

/// A token as it is kept. It has 160 random bits, so that a plain hash of it is enough, and looking for it tells nothing.
enum TokenDigest {
    static func of(_ token: String) -> Concealed {
        Concealed(Hexadecimal.text(SHA256.hash(data: Array(token.utf8))))
    }
}
