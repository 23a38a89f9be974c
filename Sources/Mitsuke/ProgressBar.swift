import Detection
import Foundation
import Reports

/// A bar on the standard error while long work goes on, on a terminal only.
final class ProgressBar: @unchecked Sendable {
    // `@unchecked`: `isEnded` is only touched while the condition is held, the rest never changes.
    private let fraction: @Sendable () -> Double
    private let language: Language
    private let began = Date()
    private let condition = NSCondition()
    private var isEnded = false
    private var isGone = false

    static func ifTerminal(_ language: Language, _ fraction: @escaping @Sendable () -> Double) -> ProgressBar? {
        guard Terminal.isError else { return nil }
        let bar = ProgressBar(language, fraction)
        Thread { bar.run() }.start()
        return bar
    }

    private init(_ language: Language, _ fraction: @escaping @Sendable () -> Double) {
        self.fraction = fraction
        self.language = language
    }

    private func run() {
        condition.lock()
        // Work that is done at once needs no bar.
        _ = condition.wait(until: Date(timeIntervalSinceNow: 0.3))
        var drawn = false
        while !isEnded {
            Diagnostics.write("\r\u{1b}[K" + line)
            drawn = true
            _ = condition.wait(until: Date(timeIntervalSinceNow: 0.1))
        }
        if drawn { Diagnostics.write("\r\u{1b}[K") }
        isGone = true
        condition.broadcast()
        condition.unlock()
    }

    private var line: String {
        let fraction = fraction()
        let width = max(10, min(40, Terminal.columns - 40))
        let filled = Int(fraction * Double(width))
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
        let percent = String(Int(fraction * 100))
        let seconds = Date().timeIntervalSince(began)
        var text = Text(en: "Reading", ja: "読み取り中")[language] + " " + bar + " " + percent + " %"
        if seconds > 2, fraction > 0.02 {
            let left = Int(seconds / fraction - seconds) + 1
            text += Text(en: ", about \(left) s left", ja: "、残り約 \(left) 秒")[language]
        }
        return text
    }

    /// Takes the bar away.
    func end() {
        condition.lock()
        isEnded = true
        condition.broadcast()
        while !isGone { condition.wait() }
        condition.unlock()
    }
}
