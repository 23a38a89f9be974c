import ArgumentParser
import Detection
import Foundation
import PolicyFiles
import Watches

/// A policy file that the command line names.
enum PolicyArgument {
    /// Exit status where a policy that is to be used cannot be.
    private static let refused = ExitCode(64)

    /// The policy of `--policy`; the default where none is named.
    ///
    /// - Throws: `ExitCode` after every mistake went to stderr.
    static func read(_ path: String?, _ language: Language) throws -> Policy {
        guard let path else { return .default }
        do {
            return try read(path)
        } catch {
            error.complain(language)
            throw refused
        }
    }

    enum Failure: Error {
        case unreadable(name: String)
        case mistaken(PolicyProblems)

        /// Says why on standard error, a line for each mistake.
        func complain(_ language: Language) {
            switch self {
            case .unreadable(let name):
                Diagnostics.write(
                    Text(en: "\(name): the file cannot be read\n", ja: "\(name): ファイルを読めません\n")[language])
            case .mistaken(let problems):
                Diagnostics.write(problems.lines(language).map { $0 + "\n" }.joined())
            }
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
