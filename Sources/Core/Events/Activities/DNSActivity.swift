/// A name that a process looked up. Sysmon 22 · Sigma `dns_query` · ECS `dns.*`.
package struct DNSActivity: Sendable, Equatable {
    package var question: String
    /// The addresses that came back.
    package var answers: [String] = []

    package init(question: String) {
        self.question = question
    }
}
