/// What PowerShell writes about where a command ran: lines of `Host Application = …`, or `HostApplication=…` in the
/// classic log. The labels are localised on some systems, the command line of PowerShell itself is recognised all the same.
enum ContextInfo {
    /// The command line of the process that hosts PowerShell; empty when it is not told.
    static func hostApplication(_ text: String) -> String {
        value(text, of: ["Host Application", "HostApplication", "ホスト アプリケーション"])
    }

    static func scriptName(_ text: String) -> String {
        value(text, of: ["Script Name", "ScriptName", "スクリプト名"])
    }

    static func user(_ text: String) -> String {
        value(text, of: ["User", "UserId", "ユーザー"])
    }

    private static func value(_ text: String, of labels: [String]) -> String {
        for line in text.utf8.split(whereSeparator: { $0 == 10 || $0 == 13 }) {
            guard let equals = line.firstIndex(of: 61) else { continue }
            let label = trimmed(line[..<equals])
            for candidate in labels where label.elementsEqual(candidate.utf8) {
                return String(decoding: trimmed(line[line.index(after: equals)...]), as: UTF8.self)
            }
        }
        return ""
    }

    private static func trimmed(_ text: Substring.UTF8View) -> Substring.UTF8View {
        var text = text
        while let first = text.first, first == 32 || first == 9 { text = text.dropFirst() }
        while let last = text.last, last == 32 || last == 9 { text = text.dropLast() }
        return text
    }

    /// The program at the front of a command line, without quotes.
    static func program(_ commandLine: String) -> String {
        let bytes = commandLine.utf8
        if bytes.first == 34 {
            let rest = bytes.dropFirst()
            return String(decoding: rest[..<(rest.firstIndex(of: 34) ?? rest.endIndex)], as: UTF8.self)
        }
        // A path with blanks and no quotes ends with the first ".exe".
        var previous: [UInt8] = []
        var program: [UInt8] = []
        for byte in bytes {
            if byte == 32, previous == [46, 101, 120, 101] || !program.contains(92) { break }
            program.append(byte)
            previous.append(byte | 32)
            if previous.count > 4 { previous.removeFirst() }
            if program.count > 1_024 { break }
        }
        return String(decoding: program, as: UTF8.self)
    }
}
