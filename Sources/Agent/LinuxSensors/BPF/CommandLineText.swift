/// Arguments as one line, so that they can be told apart again: those with blanks or quotes in them, and empty ones, in quotes.
enum CommandLineText {
    /// - Parameter arguments: as the kernel keeps them, each ended by a 0.
    static func line(_ arguments: UnsafeRawBufferPointer) -> String {
        var rest = arguments[...]
        if rest.last == 0 { rest = rest.dropLast() }
        guard !arguments.isEmpty else { return "" }
        // Nearly always there is nothing to quote, and then a 0 becomes a blank.
        let isPlain = !rest.contains { $0 == 32 || $0 == 34 || $0 == 92 || $0 == 9 || $0 == 10 }
        if isPlain, !rest.isEmpty, !hasEmpty(rest) {
            return String(unsafeUninitializedCapacity: rest.count) { out in
                for (place, byte) in rest.enumerated() { out[place] = byte == 0 ? 32 : byte }
                return rest.count
            }
        }
        var out: [UInt8] = []
        for (number, argument) in rest.split(separator: 0, omittingEmptySubsequences: false).enumerated() {
            if number > 0 { out.append(32) }
            append(argument, to: &out)
        }
        return String(decoding: out, as: UTF8.self)
    }

    private static func hasEmpty(_ bytes: Slice<UnsafeRawBufferPointer>) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if byte == 0, last == 0 { return true }
            last = byte
        }
        return last == 0
    }

    /// A backslash only means something in front of a quote, as in the command lines of Windows.
    private static func append(_ argument: Slice<UnsafeRawBufferPointer>, to out: inout [UInt8]) {
        guard argument.isEmpty || argument.contains(where: { $0 == 32 || $0 == 34 || $0 == 9 || $0 == 10 }) else {
            out.append(contentsOf: argument)
            return
        }
        out.append(34)
        var backslashes = 0
        for byte in argument {
            if byte == 34 { out.append(contentsOf: [UInt8](repeating: 92, count: backslashes + 1)) }
            backslashes = byte == 92 ? backslashes + 1 : 0
            out.append(byte)
        }
        out.append(contentsOf: [UInt8](repeating: 92, count: backslashes))
        out.append(34)
    }
}
