import Foundation

/// Lines on the standard error.
enum Diagnostics {
    static func error(_ line: String) {
        write("mitsuke: " + line + "\n")
    }

    /// Writes what can be written: there is nobody to tell that the standard error is closed or full.
    static func write(_ text: String) {
        _ = Descriptor.write(Array(text.utf8), to: 2)
    }
}

/// Bytes to a file descriptor.
enum Descriptor {
    /// Opens what the caller left closed of the standard streams, lest a file that is opened later is taken for one of them.
    static func keepStandardStreams() {
        while true {
            let descriptor = open("/dev/null", O_RDWR)
            if descriptor > 2 { close(descriptor) }
            if descriptor < 0 || descriptor > 2 { break }
        }
        // A reader that has gone away is no reason to be killed: `write` says EPIPE and the run ends in order.
        signal(SIGPIPE, SIG_IGN)
    }

    /// - Returns: The reason why not everything could be written, or nil.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
        bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count {
                let count = Foundation.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
                if count < 0, errno != EINTR { return errno }
                done += max(0, count)
            }
            return nil
        }
    }
}
