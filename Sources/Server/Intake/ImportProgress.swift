/// How far an import has come.
package struct ImportProgress: Sendable, Equatable {
    package var bytesRead = 0
    package var bytesTotal = 0
    package var lines = 0
    /// Lines that the store had already.
    package var known = 0
    package var findings = 0
    package var problems = 0

    package init() {}
}
