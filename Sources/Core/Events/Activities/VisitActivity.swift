/// A page that a browser's own history says was visited.
package struct VisitActivity: Sendable, Equatable {
    package var url: String

    package init(url: String) {
        self.url = url
    }
}
