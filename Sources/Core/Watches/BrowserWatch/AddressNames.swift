import Events

/// Which names led to one address, each since when; the first four.
struct AddressNames: Equatable {
    private struct Name: Equatable {
        var domain: String
        var since: Timestamp
    }

    private var names: [Name] = []

    private static let capacity = 4
    private static let longestDomain = 255

    mutating func insert(_ domain: String, at time: Timestamp) {
        guard !domain.isEmpty, domain.utf8.count <= Self.longestDomain else { return }
        if let index = names.firstIndex(where: { $0.domain == domain }) {
            guard time < names[index].since else { return }
            names.remove(at: index)
        }
        let name = Name(domain: domain, since: time)
        let index = names.firstIndex { time != $0.since ? time < $0.since : domain < $0.domain } ?? names.count
        names.insert(name, at: index)
        if names.count > Self.capacity { names.removeLast() }
    }

    /// The name that was the newest at `time`.
    func domain(at time: Timestamp) -> String? {
        names.last { $0.since <= time }?.domain
    }
}
