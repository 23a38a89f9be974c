import Foundation

/// What the system says of an error, in its own words.
package enum SystemError {
    package static func text(_ errno: Int32) -> String {
        String(cString: strerror(errno))
    }
}
