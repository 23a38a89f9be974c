import Crypto
import Foundation
import Keys
import Storage

/// Where contents of evidence lie: in pieces, each sealed under the server's key with its place in the file, so that none can be read,
/// changed, left out or put elsewhere.
package struct EvidenceVault: Sendable {
    /// Of a piece, before it is sealed.
    package static let pieceBytes = 512 << 10

    private let folder: String
    private let box: SecretBox

    /// - Parameter folder: In the data folder; made where it is missing.
    package init(folder: String, box: SecretBox) {
        self.folder = folder
        self.box = box
    }

    /// Keeps a piece; when it returns it is safe. One that is there already is written anew.
    ///
    /// - Parameter offset: Where it begins in the file.
    package func write(_ bytes: [UInt8], at offset: UInt64, of id: String) throws {
        let place = folder + "/" + id
        try FileManager.default.createDirectory(
            atPath: place, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let sealed = try box.seal(bytes, for: Self.purpose(id, offset))
        try PrivateFile.write(sealed, to: place + "/" + Self.name(offset))
    }

    /// A piece, as it was written.
    ///
    /// - Returns: Nil where none begins there.
    package func piece(at offset: UInt64, of id: String) throws -> [UInt8]? {
        guard let sealed = try PrivateFile.read(folder + "/" + id + "/" + Self.name(offset))
        else { return nil }
        return try box.open(sealed, for: Self.purpose(id, offset))
    }

    /// SHA-256 of what is there, in digits, and how much it is.
    package func digest(of id: String) throws -> (sha256: String, bytes: UInt64) {
        var (hash, offset) = (SHA256(), UInt64(0))
        while let piece = try piece(at: offset, of: id), !piece.isEmpty {
            hash.update(data: piece)
            offset += UInt64(piece.count)
        }
        return (hash.finalize().map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined(), offset)
    }

    package func remove(_ id: String) throws {
        let place = folder + "/" + id
        if FileManager.default.fileExists(atPath: place) { try FileManager.default.removeItem(atPath: place) }
    }

    private static func name(_ offset: UInt64) -> String {
        let digits = String(offset)
        return String(repeating: "0", count: max(0, 12 - digits.count)) + digits + ".piece"
    }

    private static func purpose(_ id: String, _ offset: UInt64) -> String { "evidence \(id) \(offset)" }
}
