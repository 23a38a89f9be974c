import Detection
import Foundation
import PolicyFiles
import Watches

/// A policy file on disk.
enum PolicyFile {
    enum Failure: Error {
        case unreadable(name: String)
        case mistaken(PolicyProblems)

        /// Says why on standard error, a line for each mistake.
        func complain(_ language: Language) {
            let lines =
                switch self {
                case .unreadable(let name):
                    [
                        Text(en: "\(name): the file cannot be read", ja: "\(name): ファイルを読めません")[language]
                    ]
                case .mistaken(let problems): problems.lines(language)
                }
            FileHandle.standardError.write(Data(lines.map { $0 + "\n" }.joined().utf8))
        }
    }

    static func read(_ path: String) throws(Failure) -> Policy {
        guard let bytes = contents(path) else { throw .unreadable(name: Printable.escaped(path, limit: 4_096)) }
        do {
            return try PolicyReader.read(bytes, name: path)
        } catch {
            throw .mistaken(error)
        }
    }

    /// One byte more than a policy may have is enough to see that it has too many.
    private static func contents(_ path: String) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path),
            let data = try? file.read(upToCount: PolicyReader.limitBytes + 1)
        else { return nil }
        return Array(data)
    }
}
