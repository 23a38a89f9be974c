import PolicyFiles
import Storage

/// Why an import does not begin.
package enum ImportError: Error, Sendable {
    case store(StoreError)
    /// The policy in the store cannot be read.
    case policy(PolicyProblems)
    /// No file was found below the paths.
    case nothing
}
