import Foundation
import Hummingbird
import NIOCore

/// Files that a form sends, written to a folder of their own while they come in.
struct Upload {
    /// Where they lie; whoever takes the upload removes it.
    private(set) var folder: String
    private var names: [String] = []
    private(set) var fields: [(name: String, value: String)] = []

    enum Mistake: Error, Equatable {
        case malformed
        case tooLarge
        case tooManyFiles
        /// The form's token came late, or was another.
        case foreign
        case full
        case system(errno: Int32)
    }

    /// Of all files of a form together.
    static let byteLimit = 8 << 30
    static let fileLimit = 1_000
    private static let fieldLimit = 64 << 10

    var paths: [String] { names.map { folder + "/" + $0 } }

    /// Of a folder while its files still come in; nobody misses what came of it.
    private static let unfinished = ".part"
    /// Of a file beside the folder: who sent it.
    private static let authorSuffix = ".author"

    /// - Parameters:
    ///   - parent: The folder in which one is made.
    ///   - author: Who sends it; kept beside it, for ``left(in:)``.
    ///   - limit: Of bytes; no more are written to the disk.
    ///   - isOurs: Whether the form's token is right. It has to come before any file.
    init(
        _ request: Request, under parent: String, author: String, limit: Int = byteLimit, isOurs: (String) -> Bool
    ) async throws {
        try await self.init(under: parent, author: author) { try await $0.read(request, limit, isOurs) }
    }

    /// - Parameter name: Of the one file that is the whole body.
    init(_ request: Request, under parent: String, author: String, name: String) async throws {
        try await self.init(under: parent, author: author) { upload in
            let file = try UploadedFile(name, number: 0, in: upload.folder)
            upload.names.append(file.name)
            var total = 0
            for try await bytes in request.body {
                total += bytes.readableBytes
                guard total <= Self.byteLimit else { throw Mistake.tooLarge }
                try file.write(Array(bytes.readableBytesView))
            }
            try file.close()
        }
    }

    private init(under parent: String, author: String, _ read: (inout Upload) async throws -> Void) async throws {
        let whole = parent + "/" + UUID().uuidString
        folder = whole + Self.unfinished
        guard mkdir(folder, 0o700) == 0 else { throw errno == ENOSPC ? Mistake.full : Mistake.system(errno: errno) }
        do {
            try await read(&self)
            try Data(author.utf8).write(to: URL(filePath: whole + Self.authorSuffix))
            guard rename(folder, whole) == 0 else { throw Mistake.system(errno: errno) }
            folder = whole
        } catch {
            remove()
            throw error
        }
    }

    private init(folder: String) {
        self.folder = folder
        names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: folder)
        try? FileManager.default.removeItem(atPath: folder + Self.authorSuffix)
    }

    /// What a server that is gone had accepted and not yet taken in, with who sent it; what broke off is removed.
    static func left(in parent: String) -> [(upload: Upload, author: String)] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        var left: [(Upload, String)] = []
        for file in files.sorted() where !file.hasSuffix(authorSuffix) {
            let path = parent + "/" + file
            let author = try? String(contentsOfFile: path + authorSuffix, encoding: .utf8)
            guard !file.hasSuffix(unfinished), let author else {
                try? FileManager.default.removeItem(atPath: path)
                continue
            }
            left.append((Upload(folder: path), author))
        }
        return left
    }

    private mutating func read(_ request: Request, _ limit: Int, _ isOurs: (String) -> Bool) async throws {
        guard var reader = MultipartReader(contentType: request.headers[.contentType] ?? "") else {
            throw Mistake.malformed
        }
        var (total, isChecked, isComplete) = (0, false, false)
        var file: UploadedFile?
        var field: (name: String, bytes: [UInt8])?
        func finishField() throws {
            guard let (name, bytes) = field else { return }
            field = nil
            let value = String(decoding: bytes, as: UTF8.self)
            if name == "_token" {
                guard isOurs(value) else { throw Mistake.foreign }
                isChecked = true
            }
            fields.append((name, value))
        }
        for try await bytes in request.body {
            total += bytes.readableBytes
            guard total <= limit else { throw Mistake.tooLarge }
            reader.feed(bytes.readableBytesView)
            while let event = try Self.next(&reader) {
                switch event {
                case .part(let name, let fileName):
                    try finishField()
                    try file?.close()
                    file = nil
                    guard let fileName else {
                        guard fields.count < 100 else { throw Mistake.malformed }
                        field = (name, [])
                        continue
                    }
                    guard isChecked else { throw Mistake.foreign }
                    guard names.count < Self.fileLimit else { throw Mistake.tooManyFiles }
                    // A form without a chosen file sends one without a name.
                    if fileName.isEmpty { continue }
                    let made = try UploadedFile(fileName, number: names.count, in: folder)
                    names.append(made.name)
                    file = made
                case .bytes(let bytes):
                    if let file {
                        try file.write(bytes)
                    } else if field != nil {
                        field?.bytes += bytes
                        guard field?.bytes.count ?? 0 <= Self.fieldLimit else { throw Mistake.tooLarge }
                    }
                case .end:
                    try finishField()
                    try file?.close()
                    file = nil
                    isComplete = true
                }
            }
        }
        guard isComplete, isChecked else { throw isComplete ? Mistake.foreign : Mistake.malformed }
    }

    private static func next(_ reader: inout MultipartReader) throws -> MultipartReader.Event? {
        do throws(MultipartReader.Mistake) { return try reader.next() } catch { throw Mistake.malformed }
    }
}
