import Detection
import Hummingbird

/// What comes of a request for a page.
package enum PageAnswer: Sendable {
    /// - Parameters:
    ///   - title: Of the window.
    ///   - place: The address in the menu that it belongs to.
    case page(any PageModel, title: String, place: String, status: HTTPResponse.Status = .ok)
    /// To another page of ours, after something was done; the notice stands there once.
    case redirect(to: String, notice: Text? = nil)
    /// Anything else: a file, a stream.
    case response(Response)
}
