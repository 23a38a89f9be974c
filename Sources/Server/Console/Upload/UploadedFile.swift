import Foundation

/// A file that is being uploaded, under a name that leads nowhere else.
final class UploadedFile {
    /// Within the folder.
    let name: String
    private var descriptor: Int32

    /// - Parameters:
    ///   - name: What the browser calls it.
    ///   - number: Tells files of one name apart.
    init(_ name: String, number: Int, in folder: String) throws {
        var name = Self.safe(name)
        descriptor = Self.make(folder + "/" + name)
        if descriptor < 0, errno == EEXIST {
            name = "\(number)-" + name
            descriptor = Self.make(folder + "/" + name)
        }
        self.name = name
        guard descriptor >= 0 else { throw Upload.Mistake.system(errno: errno) }
    }

    private static func make(_ path: String) -> Int32 {
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }

    deinit { if descriptor >= 0 { Foundation.close(descriptor) } }

    func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count < 0 {
                    if errno == EINTR { continue }
                    throw errno == ENOSPC ? Upload.Mistake.full : Upload.Mistake.system(errno: errno)
                }
                done += count
            }
        }
    }

    func close() throws {
        let closed = Foundation.close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw Upload.Mistake.system(errno: errno) }
    }

    /// The last part of the name, without what a file's name may not hold, and not too long.
    static func safe(_ name: String) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        var out = ""
        for scalar in last.unicodeScalars where scalar.value >= 32 && scalar.value != 127 {
            guard out.utf8.count + String(scalar).utf8.count <= 200 else { break }
            out.unicodeScalars.append(scalar)
        }
        return out.isEmpty || out == "." || out == ".." ? "file" : out
    }
}
