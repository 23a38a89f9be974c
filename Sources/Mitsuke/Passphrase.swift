import ArgumentParser
import Detection
import Foundation

/// A passphrase from the terminal or from a file descriptor; never from the command line, which everybody can read.
enum Passphrase {
    private static let limitBytes = 1_024
    /// Shorter ones are guessed.
    private static let leastBytes = 12

    /// - Parameters:
    ///   - descriptor: Where it comes from up to the end of the line; nil for the terminal.
    ///   - isNew: It has to be long enough, and is asked for twice.
    /// - Throws: `ExitCode(2)` after saying why there is none.
    static func read(from descriptor: Int32?, isNew: Bool, _ language: Language) throws -> [UInt8] {
        let first: [UInt8]
        if let descriptor {
            first = line(descriptor)
        } else {
            first = try ask(Text(en: "Passphrase: ", ja: "パスフレーズ: "), language)
        }
        if isNew, first.count < leastBytes {
            throw complain(
                Text(
                    en: "the passphrase needs \(leastBytes) bytes or more", ja: "パスフレーズは \(leastBytes) バイト以上にしてください"),
                language)
        }
        if first.isEmpty { throw complain(Text(en: "no passphrase given", ja: "パスフレーズがありません"), language) }
        if isNew, descriptor == nil, try ask(Text(en: "Again: ", ja: "もう一度: "), language) != first {
            throw complain(Text(en: "the two differ", ja: "2回の入力が一致しません"), language)
        }
        return first
    }

    private static func complain(_ text: Text, _ language: Language) -> ExitCode {
        Diagnostics.error(text[language])
        return ExitCode(2)
    }

    /// Asks on the terminal, which does not show what is typed.
    private static func ask(_ question: Text, _ language: Language) throws -> [UInt8] {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else {
            throw complain(
                Text(
                    en: "there is no terminal to ask for the passphrase; see --passphrase-fd",
                    ja: "パスフレーズを尋ねる端末がありません。--passphrase-fd を参照してください"), language)
        }
        defer { close(terminal) }
        var shown = termios()
        guard tcgetattr(terminal, &shown) == 0 else {
            throw complain(Text(en: "the terminal shows what is typed", ja: "端末の入力表示を止められません"), language)
        }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        guard tcsetattr(terminal, TCSAFLUSH, &hidden) == 0 else {
            throw complain(Text(en: "the terminal shows what is typed", ja: "端末の入力表示を止められません"), language)
        }
        defer { tcsetattr(terminal, TCSAFLUSH, &shown) }
        _ = Descriptor.write(Array(question[language].utf8), to: terminal)
        let answer = line(terminal)
        _ = Descriptor.write([10], to: terminal)
        return answer
    }

    private static func line(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < limitBytes, Foundation.read(descriptor, &byte, 1) == 1, byte != 10 { bytes.append(byte) }
        if bytes.last == 13 { bytes.removeLast() }
        return bytes
    }
}
