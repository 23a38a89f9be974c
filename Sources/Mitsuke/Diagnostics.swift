import Foundation

/// Lines on the standard error.
enum Diagnostics {
    static func error(_ line: String) {
        write("mitsuke: " + line + "\n")
    }

    static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
