extension Activity {
    /// What was done, as `event.action` has it.
    package var action: String {
        switch self {
        case .process(let process): process.action.rawValue
        case .file(let file): file.action.rawValue
        case .registry(let registry): registry.action.rawValue
        case .network(let network): network.transfer?.action.rawValue ?? (network.isBind ? "bind" : "connect")
        case .dns: "query"
        case .script: "start"
        case .transferJob: "connect"
        case .moduleLoad: "load"
        case .intrusion(let intrusion): intrusion.form.rawValue
        case .session(let session): session.action.rawValue
        case .visit: "visit"
        case .health(let health): health.action.rawValue
        }
    }

    /// What was done, when ``EventLine/transferDirection`` says more: a job that connects does so to send or to fetch.
    func action(transferDirection: String) -> String {
        if case .transferJob = self, transferDirection == "upload" || transferDirection == "download" {
            return transferDirection
        }
        return action
    }
}
