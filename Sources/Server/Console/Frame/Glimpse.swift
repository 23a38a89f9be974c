import Detection
import Events

/// Short forms of what logs say, for rows and sentences.
package enum Glimpse {
    /// The last part of a path: `ftp.exe`. `?` where there is none.
    package static func program(_ path: String) -> String {
        let name = WindowsPath.fileName(path)
        return name.isEmpty ? "?" : name
    }

    /// The name without its domain, so that rows stay short; an address stays whole.
    package static func host(_ name: String) -> String {
        guard let first = name.utf8.first, first &- 48 >= 10, let dot = name.firstIndex(of: ".") else { return name }
        return String(name[..<dot])
    }

    /// Programs from the first one down to the acting one, as an alert keeps them the other way round.
    package static func chain(_ chain: String) -> [String] {
        chain.split(separator: "\n", omittingEmptySubsequences: false).reversed().map { program(String($0)) }
            .drop { $0 == "?" }.map { $0 }
    }

    /// From the first known ancestor down to the acting process.
    package static func chain(_ event: Event) -> [String] {
        let names = ([event.process] + event.ancestors.prefix(6)).reversed().map { program($0.executable) }
        return Array(names.drop { $0 == "?" })
    }
}
