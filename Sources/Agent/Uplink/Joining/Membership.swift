import Crypto
import NIOSSL
import Orders
import Spooling

/// What `uplink` keeps of the server that the host joined: its address and pin, the host's id, key and certificate.
package struct Membership: Sendable {
    package let folder: String
    /// Where the server is: nothing that it is known by.
    package var address: LinkConnection.Address
    package private(set) var pin: String
    package private(set) var host: String
    private var key: P256.Signing.PrivateKey
    private var certificate: [UInt8]

    private static let limitBytes = 16 << 10
    private static let recordName = "membership"

    init(
        folder: String, address: LinkConnection.Address, pin: String, host: String, key: P256.Signing.PrivateKey,
        certificate: [UInt8]
    ) {
        self.folder = folder
        self.address = address
        self.pin = pin
        self.host = host
        self.key = key
        self.certificate = certificate
    }

    /// As it lies in the folder; nil where the host has not joined.
    ///
    /// - Throws: ``Orders/FileError``, ``Spooling/LinkError``
    package init?(folder: String) throws {
        guard let bytes = try SmallFile.read(folder + "/" + Self.recordName, limitBytes: Self.limitBytes) else {
            return nil
        }
        let statement = try Statement(bytes)
        guard let raw = Hexadecimal.bytes(try statement.digits("key", 64)),
            let key = try? P256.Signing.PrivateKey(rawRepresentation: raw)
        else { throw LinkError.malformed }
        self.init(
            folder: folder,
            address: LinkConnection.Address(
                host: try statement.required("address"), port: Int(clamping: try statement.number("port"))),
            pin: try statement.digits("pin", 64), host: try statement.digits("host", 32), key: key,
            certificate: statement.body)
        _ = try credentials
    }

    /// One file for all of it: a key never lies beside the certificate of another.
    func save() throws(FileError) {
        var statement = Statement()
        statement.add("address", address.host)
        statement.add("port", UInt64(address.port))
        statement.add("pin", pin)
        statement.add("host", host)
        statement.add("key", Hexadecimal.text(key.rawRepresentation))
        statement.body = certificate
        try SmallFile.write(statement.bytes, to: Self.recordName, in: folder)
    }

    package var credentials: LinkConnection.Credentials {
        get throws {
            LinkConnection.Credentials(
                certificate: try NIOSSLCertificate(bytes: certificate, format: .der),
                key: try NIOSSLPrivateKey(bytes: Array(key.pemRepresentation.utf8), format: .pem))
        }
    }

    /// By the host's key.
    func signature(of bytes: [UInt8]) -> [UInt8]? {
        (try? key.signature(for: bytes)).map { Array($0.rawRepresentation) }
    }

    /// Seconds since 1970.
    var certificateEnds: Int64 {
        (try? credentials.certificate.notValidAfter).map { Int64($0) } ?? 0
    }

    mutating func renew(_ key: P256.Signing.PrivateKey, _ certificate: [UInt8]) throws {
        var renewed = self
        (renewed.key, renewed.certificate) = (key, certificate)
        // What came is a certificate, or nothing is changed.
        _ = try renewed.credentials
        try renewed.save()
        self = renewed
    }
}
