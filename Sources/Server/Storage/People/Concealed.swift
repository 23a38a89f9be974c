/// A text that no description, log or error shows.
package struct Concealed: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    package let exposed: String

    package init(_ exposed: String) {
        self.exposed = exposed
    }

    package var description: String { "(concealed)" }
    package var debugDescription: String { "(concealed)" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
