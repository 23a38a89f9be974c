import Foundation

/// What is at the other end of the standard streams.
enum Terminal {
    static var isOutput: Bool { isatty(1) == 1 }
    static var isError: Bool { isatty(2) == 1 }

    /// Colours are wanted unless somebody says no (no-color.org) or the terminal has none.
    static var takesColours: Bool {
        let environment = ProcessInfo.processInfo.environment
        return environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    }

    /// Columns of the terminal on the standard output or the standard error; 100 where there is none.
    static var columns: Int {
        for descriptor in [Int32(1), 2] {
            var size = winsize()
            if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 { return Int(size.ws_col) }
        }
        return 100
    }
}
