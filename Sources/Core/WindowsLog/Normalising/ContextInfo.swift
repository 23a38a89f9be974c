/// What PowerShell writes about where a command ran: lines of `Host Application = …`, or `HostApplication=…` in the
/// classic log. The labels are localised on some systems, the command line of PowerShell itself is recognised all the same.
struct ContextInfo {
    /// The command line of the process that hosts PowerShell; empty when it is not told.
    private(set) var hostApplication = ""
    private(set) var scriptName = ""
    private(set) var user = ""

    private typealias Bytes = UnsafeBufferPointer<UInt8>

    init(_ text: String) {
        var text = text
        text.withUTF8 { read($0) }
    }

    /// One pass over the lines; of several with one label the first counts.
    private mutating func read(_ bytes: Bytes) {
        var found = (hostApplication: false, scriptName: false, user: false)
        var at = 0
        while at < bytes.count {
            let start = at
            var equals = -1
            while at < bytes.count, bytes[at] != 10, bytes[at] != 13 {
                if bytes[at] == 61, equals < 0 { equals = at }
                at += 1
            }
            let end = at
            at += 1
            guard equals >= 0 else { continue }
            switch Self.label(Self.trimmed(bytes, start, equals)) {
            case .hostApplication where !found.hostApplication:
                hostApplication = Self.text(bytes, equals + 1, end)
                found.hostApplication = true
            case .scriptName where !found.scriptName:
                scriptName = Self.text(bytes, equals + 1, end)
                found.scriptName = true
            case .user where !found.user:
                user = Self.text(bytes, equals + 1, end)
                found.user = true
            default: continue
            }
            if found == (true, true, true) { return }
        }
    }

    private enum Label { case hostApplication, scriptName, user }

    private static func label(_ label: Slice<Bytes>) -> Label? {
        // All others begin differently: H, S, U and the first byte of the Japanese ones.
        switch label.first {
        case 72: isOne(label, "Host Application") || isOne(label, "HostApplication") ? .hostApplication : nil
        case 83: isOne(label, "Script Name") || isOne(label, "ScriptName") ? .scriptName : nil
        case 85: isOne(label, "User") || isOne(label, "UserId") ? .user : nil
        case 0xe3:
            isOne(label, "ホスト アプリケーション")
                ? .hostApplication : isOne(label, "スクリプト名") ? .scriptName : isOne(label, "ユーザー") ? .user : nil
        default: nil
        }
    }

    private static func isOne(_ label: Slice<Bytes>, _ name: StaticString) -> Bool {
        guard label.count == name.utf8CodeUnitCount else { return false }
        for index in 0..<label.count where label[label.startIndex + index] != name.utf8Start[index] { return false }
        return true
    }

    private static func text(_ bytes: Bytes, _ start: Int, _ end: Int) -> String {
        String(decoding: UnsafeBufferPointer(rebasing: trimmed(bytes, start, end)), as: UTF8.self)
    }

    private static func trimmed(_ bytes: Bytes, _ start: Int, _ end: Int) -> Slice<Bytes> {
        var start = start
        var end = end
        while start < end, bytes[start] == 32 || bytes[start] == 9 { start += 1 }
        while start < end, bytes[end - 1] == 32 || bytes[end - 1] == 9 { end -= 1 }
        return bytes[start..<end]
    }

    /// The program at the front of a command line, without quotes.
    static func program(_ commandLine: String) -> String {
        var commandLine = commandLine
        return commandLine.withUTF8 { bytes in
            String(decoding: UnsafeBufferPointer(rebasing: program(bytes)), as: UTF8.self)
        }
    }

    private static func program(_ bytes: Bytes) -> Slice<Bytes> {
        if bytes.first == 34 {
            var end = 1
            while end < bytes.count, bytes[end] != 34 { end += 1 }
            return bytes[1..<end]
        }
        // A path with blanks and no quotes ends with the first ".exe".
        var hasFolder = false
        var end = 0
        while end < bytes.count, end <= 1_024 {
            if bytes[end] == 32, !hasFolder || endsProgram(bytes, end) { break }
            if bytes[end] == 92 { hasFolder = true }
            end += 1
        }
        return bytes[..<end]
    }

    private static func endsProgram(_ bytes: Bytes, _ end: Int) -> Bool {
        end >= 4 && bytes[end - 4] == 46 && bytes[end - 3] | 32 == 101 && bytes[end - 2] | 32 == 120
            && bytes[end - 1] | 32 == 101
    }
}
