import Foundation

/// The part of a script that says most: a script can be long, and the JSON form has all of it.
enum ScriptExcerpt {
    /// Characters that are shown of a script.
    private static let limit = 400
    /// Of these, how many stand before what was looked for.
    private static let before = 80
    /// Bytes of a script that are looked at.
    private static let searchedBytes = 65_536

    /// On one line, around `point` where that occurs in the script.
    static func text(_ script: String, around point: String) -> String {
        let cut = script.utf8.count <= searchedBytes ? script : String(script.prefix(searchedBytes / 4))
        let line = Array(squeezed(invocation(cut) ?? cut))
        guard line.count > limit else { return String(line) + (cut.utf8.count < script.utf8.count ? " …" : "") }
        let found = point.isEmpty ? nil : index(of: Array(point), in: line)
        let start = max(0, min((found ?? 0) - before, line.count - limit))
        let end = start + limit
        return (start > 0 ? "… " : "") + String(line[start..<end]) + (end < line.count ? " …" : "")
    }

    /// Blanks and line breaks as one blank each.
    private static func squeezed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func index(of point: [Character], in line: [Character]) -> Int? {
        guard !point.isEmpty, line.count >= point.count else { return nil }
        return (0...(line.count - point.count)).first { line[$0..<($0 + point.count)].elementsEqual(point) }
    }

    /// What PowerShell's module log says in `CommandInvocation` and `ParameterBinding` lines, as somebody would have typed it:
    /// `Invoke-WebRequest -Uri "http://…" -OutFile "a.exe"`. Nil when the text has another form.
    private static func invocation(_ text: String) -> String? {
        var commands: [String] = []
        for line in text.split(whereSeparator: \.isNewline) {
            if line.hasPrefix("CommandInvocation(") {
                guard let end = line.range(of: "): ") else { return nil }
                commands.append(String(line[..<end.lowerBound].dropFirst("CommandInvocation(".count)))
            } else if line.hasPrefix("ParameterBinding("), !commands.isEmpty {
                guard let name = line.range(of: "): name=\""),
                    let value = line[name.upperBound...].range(of: "\"; value=")
                else { return nil }
                commands[commands.count - 1] +=
                    " -" + line[name.upperBound..<value.lowerBound] + " " + line[value.upperBound...]
            } else if !line.allSatisfy(\.isWhitespace), commands.isEmpty {
                return nil
            }
        }
        return commands.isEmpty ? nil : commands.joined(separator: " | ")
    }
}
