import Mustache

/// A model as templates look into it: each struct is taken apart once, and not again for every name that is looked up.
enum PlainValue {
    /// Nil for an optional without a value.
    static func of(_ value: Any) -> Any? {
        switch value {
        // What most members are, known without a look inside.
        case is String, is Bool, is Int, is Int64, is Double: return value
        case is any MustacheParent, is MustacheLambda: return value
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { of($0.value) }
        case .collection: return mirror.children.compactMap { of($0.value) }
        case .struct, .class: return Object(mirror)
        case .enum, .tuple, .set, .dictionary, .foreignReference, .none: return value
        @unknown default: return value
        }
    }

    /// The members of a struct by their names.
    private final class Object: MustacheParent {
        private var members: [String: Any] = [:]

        init(_ mirror: Mirror) {
            members.reserveCapacity(mirror.children.count)
            for (name, value) in mirror.children {
                guard let name, let value = PlainValue.of(value) else { continue }
                members[name] = value
            }
        }

        func child(named name: String) -> Any? { members[name] }
    }
}
