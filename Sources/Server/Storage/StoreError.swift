/// Why a store did not do what it was asked for.
package enum StoreError: Error, Equatable, Sendable {
    /// No room is left; nothing is taken in until there is some. What was acknowledged is safe.
    case full
    /// A part of the store is damaged: a day, or the control data.
    case damaged(String)
    /// Somebody else holds the store.
    case locked
    /// There is no such thing.
    case notFound
    /// It was changed by somebody else meanwhile, or exists already.
    case conflict
    /// The system would not do it.
    case system(String)
}
