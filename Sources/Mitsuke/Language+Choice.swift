import ArgumentParser
import Detection
import Foundation

extension Language: ExpressibleByArgument {
    /// The language that was asked for, else the locale's; English where neither says Japanese.
    static func chosen(_ option: Language?) -> Language {
        if let option { return option }
        let environment = ProcessInfo.processInfo.environment
        for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
            // The first that is set decides, as in POSIX.
            if let locale = environment[name], !locale.isEmpty { return locale.hasPrefix("ja") ? .ja : .en }
        }
        return .en
    }
}
