import Glibc
import Orders
import Response
import Spooling

extension Responder {
    /// Removes the copy of a collected file, where it is the one that is meant.
    package func letGo(of command: String, sha256: String) {
        guard Hexadecimal.isText(command, count: 32) else { return }
        let place = folder + "/evidence/" + command
        guard let bytes = try? SmallFile.read(place + "/record", limitBytes: LinkProtocol.statementLimitBytes),
            let record = try? EvidenceRecord(bytes), record.command == command, record.sha256 == sha256
        else { return }
        unlink(place + "/record")
        unlink(place + "/content")
        rmdir(place)
    }
}
