import Detection
import Events

/// The policy's places with their patterns ready.
struct PlaceTable {
    private struct Place {
        let paths: [Wildcard]
        let shares: [Wildcard]
        let operations: Set<String>
        let level: Level?
    }

    private let places: [Place]

    /// What the policy says about one access.
    enum Answer: Equatable {
        case ignored
        case logged(Level?)
    }

    init(_ places: [WatchedPlace]) {
        self.places = places.filter { $0.isEnabled }.map { place in
            Place(
                paths: place.paths.map { Wildcard($0) }, shares: place.shares.map { Wildcard($0) },
                operations: Set(place.operations), level: place.level)
        }
    }

    /// The highest level of the places in which the access lies.
    func answer(_ file: borrowing FileActivity) -> Answer {
        var answer = Answer.ignored
        for place in places where place.operations.isEmpty || place.operations.contains(file.action.rawValue) {
            let path = file.path
            let share = file.share
            guard
                place.paths.contains(where: { $0.matches(path) })
                    || !share.isEmpty && place.shares.contains(where: { $0.matches(share) })
            else { continue }
            if case .logged(let level?) = answer, place.level ?? .informational <= level { continue }
            answer = .logged(place.level)
        }
        return answer
    }
}
