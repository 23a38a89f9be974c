import Events
import LinuxResponse
import Response

/// Undoes what the policy prohibits and nobody could deny: the file goes into quarantine, the process is stopped.
struct Undoing {
    private let responder: Responder
    private let responses: ResponseQueue

    init(_ responder: Responder, _ responses: ResponseQueue) {
        (self.responder, self.responses) = (responder, responses)
    }

    func undo(_ event: borrowing Event, _ rule: String) {
        // A service does what others ask it to do: without it they all would be without it. Who let his parent end is none.
        if let pid = event.process.pid, let start = event.process.start, let parent = event.ancestors.first?.pid,
            parent > 1 || !SystemService.holds(pid)
        {
            responses.add { [responder] in responder.stop(pid, start: start) }
        }
        guard case .file(let file) = event.activity, !file.isProhibited, file.action != .delete else { return }
        let path = file.path
        responses.add { [responder] in responder.quarantine(path, reason: rule) }
    }
}
