import Storage

/// A secret for an authenticator app that is not in use yet.
package struct SecondFactorOffer: Sendable {
    /// To be typed where no picture can be taken: groups of four letters and digits.
    package let secret: Concealed
    /// For the QR code: `otpauth://totp/…`.
    package let uri: Concealed
    /// Carries the secret, sealed, through the form that confirms it.
    package let token: String

    init(secret bytes: [UInt8], account: String, issuer: String, token: String) {
        let text = Self.base32(bytes)
        secret = Concealed(
            stride(from: 0, to: text.count, by: 4).map { String(text.dropFirst($0).prefix(4)) }.joined(separator: " "))
        let (issuer, name) = (Self.encoded(issuer), Self.encoded(account))
        uri = Concealed(
            "otpauth://totp/\(issuer):\(name)?secret=\(text)&issuer=\(issuer)&algorithm=SHA1"
                + "&digits=\(TimedCode.digits)&period=\(TimedCode.stepSeconds)")
        self.token = token
    }

    private static func base32(_ bytes: [UInt8]) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var text = ""
        var (bits, count) = (0, 0)
        for byte in bytes {
            bits = bits << 8 | Int(byte)
            count += 8
            while count >= 5 {
                count -= 5
                text.append(letters[bits >> count & 31])
            }
            bits &= (1 << count) - 1
        }
        if count > 0 { text.append(letters[bits << (5 - count) & 31]) }
        return text
    }

    /// Percent-encoded but for letters, digits and `-._~`.
    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let plain =
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-._~".utf8.contains(byte)
            return plain ? String(UnicodeScalar(byte)) : "%" + [byte].hexadecimal.uppercased()
        }.joined()
    }
}
