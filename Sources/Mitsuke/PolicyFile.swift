import ArgumentParser
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
        guard let bytes = contents(path) else { throw .unreadable(name: VisibleText.escaped(path, limit: 4_096)) }
        do {
            return try PolicyReader.read(bytes, name: path)
        } catch {
            throw .mistaken(error)
        }
    }

    /// One byte more than a policy may have is enough to see that it has too many.
    private static func contents(_ path: String) -> [UInt8]? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        do {
            // Nil at the end of the file: an empty policy changes nothing.
            return Array(try file.read(upToCount: PolicyReader.limitBytes + 1) ?? Data())
        } catch {
            return nil
        }
    }
}

extension PolicyFile {
    /// The policy that `--policy` names, or the default.
    ///
    /// - Throws: `ExitCode(2)` after saying every mistake: a policy with a mistake is refused whole.
    static func read(_ path: String?, _ language: Language) throws -> Policy {
        guard let path else { return .default }
        do {
            return try read(path)
        } catch {
            error.complain(language)
            throw ExitCode(2)
        }
    }
}
