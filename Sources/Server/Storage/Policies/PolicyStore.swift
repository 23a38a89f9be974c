import Events

/// Keeps every version of the policy as its YAML; the newest one counts. The text is checked before it comes here.
package protocol PolicyStore: Sendable {
    /// The version that counts; nil while there is none, which means the default policy.
    func current() async throws(StoreError) -> PolicyVersion?

    /// Adds a version.
    ///
    /// - Parameter previous: The version that was edited, nil for the default.
    /// - Throws: ``StoreError/conflict`` when somebody else changed it meanwhile.
    func add(
        _ yaml: String, author: String, comment: String, at time: Timestamp, onto previous: Int64?
    ) async throws(StoreError) -> PolicyVersion

    /// - Throws: ``StoreError/notFound``
    func version(_ number: Int64) async throws(StoreError) -> PolicyVersion

    /// Newest first, without their texts.
    func versions(limit: Int) async throws(StoreError) -> [PolicyVersion.Heading]
}

package struct PolicyVersion: Sendable, Equatable {
    package struct Heading: Sendable, Equatable {
        /// Counts from 1.
        package var number: Int64
        package var author: String
        package var time: Timestamp
        package var comment: String

        package init(number: Int64, author: String, time: Timestamp, comment: String) {
            self.number = number
            self.author = author
            self.time = time
            self.comment = comment
        }
    }

    package var heading: Heading
    package var yaml: String

    package init(heading: Heading, yaml: String) {
        self.heading = heading
        self.yaml = yaml
    }
}
