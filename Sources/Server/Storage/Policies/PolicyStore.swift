import Events

/// Keeps every version of the policy as its YAML; the newest one counts. The text is checked before it comes here.
///
/// A group of hosts can have a policy of its own, which counts there in place of the general one. Versions are counted over all.
package protocol PolicyStore: Sendable {
    /// The version that counts; nil while there is none: for the general policy that means the default, for a group's the general one.
    ///
    /// - Parameter group: Nil for the general policy.
    func current(of group: Int64?) async throws(StoreError) -> PolicyVersion?

    /// The numbers of all versions that count.
    func currentNumbers() async throws(StoreError) -> PolicyNumbers

    /// Adds a version.
    ///
    /// - Parameters:
    ///   - group: Nil for the general policy.
    ///   - previous: The version that was edited, nil where none counts.
    /// - Throws: ``StoreError/conflict`` when somebody else changed it meanwhile; ``StoreError/notFound`` where the group is not there.
    func add(
        _ yaml: String, of group: Int64?, author: String, comment: String, at time: Timestamp, onto previous: Int64?
    ) async throws(StoreError) -> PolicyVersion

    /// The general policy counts in the group again; the removal is a version, too, and the others stay.
    ///
    /// - Throws: ``StoreError/conflict`` where another version counts than `previous`.
    func remove(
        of group: Int64, author: String, comment: String, at time: Timestamp, onto previous: Int64
    ) async throws(StoreError) -> PolicyVersion

    /// - Throws: ``StoreError/notFound``
    func version(_ number: Int64) async throws(StoreError) -> PolicyVersion

    /// Newest first, without their texts.
    func versions(of group: Int64?, limit: Int) async throws(StoreError) -> [PolicyVersion.Heading]

    /// The version of the same group that counted before one; nil for its first.
    func before(_ version: PolicyVersion.Heading) async throws(StoreError) -> PolicyVersion?
}

extension PolicyStore {
    /// The general policy's version that counts.
    package func current() async throws(StoreError) -> PolicyVersion? { try await current(of: nil) }

    package func add(
        _ yaml: String, author: String, comment: String, at time: Timestamp, onto previous: Int64?
    ) async throws(StoreError) -> PolicyVersion {
        try await add(yaml, of: nil, author: author, comment: comment, at: time, onto: previous)
    }

    package func versions(limit: Int) async throws(StoreError) -> [PolicyVersion.Heading] {
        try await versions(of: nil, limit: limit)
    }
}

/// Which versions count.
package struct PolicyNumbers: Sendable, Equatable {
    /// Nil for the default.
    package var general: Int64?
    /// By the groups that have a policy of their own.
    package var groups: [Int64: Int64]

    package init(general: Int64? = nil, groups: [Int64: Int64] = [:]) {
        self.general = general
        self.groups = groups
    }

    /// The version for a host of a group; 0 for the default.
    package func number(in group: Int64?) -> Int64 { group.flatMap { groups[$0] } ?? general ?? 0 }
}

package struct PolicyVersion: Sendable, Equatable {
    package struct Heading: Sendable, Equatable {
        /// Counts from 1, over the versions of all groups.
        package var number: Int64
        package var author: String
        package var time: Timestamp
        package var comment: String
        /// Whose policy it is, with its name at that time; nil for the general one.
        package var group: HostGroup?
        /// Of a group's policy: the general version that it began as; 0 for the default.
        package var basedOn: Int64?
        /// From then on the general policy counted in the group.
        package var isRemoval: Bool

        package init(
            number: Int64, author: String, time: Timestamp, comment: String, group: HostGroup? = nil,
            basedOn: Int64? = nil, isRemoval: Bool = false
        ) {
            self.number = number
            self.author = author
            self.time = time
            self.comment = comment
            self.group = group
            self.basedOn = basedOn
            self.isRemoval = isRemoval
        }
    }

    package var heading: Heading
    package var yaml: String

    package init(heading: Heading, yaml: String) {
        self.heading = heading
        self.yaml = yaml
    }
}
