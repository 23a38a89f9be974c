/// Something that is done in a child that is shut in.
package struct ConfinedTask: Sendable {
    /// How the child's command line names it.
    package let name: String
    /// What has to be had before the door is shut: libraries, a connection. Nil, or what cannot be had.
    package let prepare: @Sendable (_ arguments: [String]) -> String?
    /// Answers by ``ConfinedAnswer``. Its descriptors begin at 3, in the order in which they were given.
    package let run: @Sendable (_ arguments: [String]) -> Void

    package static let all = [browserHistory, desktop, probe]
}

/// What the child says: lines over its descriptor 1.
package enum ConfinedAnswer {
    /// One line; whatever would end it or hide in a terminal becomes `?`, and it is cut at `limit`.
    package static func line(_ bytes: some Sequence<UInt8>, limit: Int = 4_096) {
        var line: [UInt8] = []
        for byte in bytes.prefix(limit) { line.append(byte < 32 || byte == 127 ? 63 : byte) }
        line.append(10)
        ConfinedSystem.write(line)
    }

    package static func line(_ text: String) { line(text.utf8) }

    /// The last line: without it the answer is not whole.
    package static func end() { line(".") }
}
