import ArgumentParser
import Detection
import Foundation

extension Language: ExpressibleByArgument {
    /// What was asked for, or else the language of the locale; English where that is neither.
    static func chosen(_ option: Language?) -> Language {
        option ?? fromCommandLine ?? fromLocale
    }

    /// `--lang` as it stands on the command line: the help is written before the arguments are parsed.
    private static var fromCommandLine: Language? {
        let arguments = Swift.CommandLine.arguments
        for (index, argument) in arguments.enumerated() {
            if argument == "--lang", index + 1 < arguments.count { return Language(rawValue: arguments[index + 1]) }
            if argument.hasPrefix("--lang=") { return Language(rawValue: String(argument.dropFirst(7))) }
        }
        return nil
    }

    /// Through `getenv`: this is asked many times before the work begins, and Foundation copies the whole environment.
    private static var fromLocale: Language {
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            guard let value = getenv(name), value[0] != 0 else { continue }
            return String(cString: value).hasPrefix("ja") ? .ja : .en
        }
        return .en
    }
}

/// A text of the command line's help in the language of the one who asks.
func say(_ en: String, _ ja: String) -> String {
    Text(en: en, ja: ja)[Language.chosen(nil)]
}
