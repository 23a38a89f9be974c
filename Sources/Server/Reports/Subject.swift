import Detection
import Events

/// What an event was about, in a few words for people: the value, the file, the connection, the command line.
enum Subject {
    /// Not yet escaped.
    static func lines(_ event: borrowing Event, _ verdict: borrowing Verdict, _ language: Language) -> [String] {
        switch event.activity {
        case .process:
            return [event.process.commandLine.isEmpty ? event.process.executable : event.process.commandLine]
        case .file(let file):
            let path = file.path + (file.stream.isEmpty ? "" : ":" + file.stream)
            var lines = file.oldPath.isEmpty ? [path] : [file.oldPath, "→ " + path]
            if !file.clientIP.isEmpty { lines.append("← " + endpoint(file.clientIP, file.clientPort)) }
            return lines
        case .registry(let registry):
            var lines = [registry.path]
            if !registry.newPath.isEmpty { lines.append("→ " + registry.newPath) }
            if !registry.data.isEmpty || !registry.oldData.isEmpty {
                lines.append(
                    registry.oldData.isEmpty ? "= " + registry.data : "= " + registry.oldData + " → " + registry.data)
            }
            return lines
        case .network(let network):
            let name = network.destinationDomain.isEmpty ? verdict.destinationDomain : network.destinationDomain
            let destination = endpoint(network.destinationIP, network.destinationPort)
            var lines = ["→ " + destination + (name.isEmpty ? "" : " (" + name + ")")]
            if !verdict.browserReasons.isEmpty { lines.append(reasons(verdict.browserReasons, language)) }
            return lines
        case .dns(let dns): return ["? " + dns.question]
        case .script(let script):
            return [
                ScriptExcerpt.text(script.text, around: verdict.url.isEmpty ? verdict.destinationDomain : verdict.url)
            ]
        case .transferJob(let job):
            return [job.job.isEmpty ? job.url : job.job + ": " + job.url] + (job.file.isEmpty ? [] : [job.file])
        case .moduleLoad(let load): return [load.path]
        case .intrusion(let intrusion):
            return [
                "→ " + intrusion.target.executable + (intrusion.target.pid.map { " (pid " + String($0) + ")" } ?? "")
            ]
        case .session(let session):
            return [session.account.name + (session.sourceIP.isEmpty ? "" : " ← " + session.sourceIP)]
        case .visit(let visit): return [visit.url]
        case .health(let health): return [health.detail]
        }
    }

    private static func endpoint(_ ip: String, _ port: UInt16?) -> String {
        guard let port else { return ip }
        return (ip.utf8.contains(58) ? "[" + ip + "]" : ip) + ":" + String(port)
    }

    private static func reasons(_ names: [String], _ language: Language) -> String {
        names.map { BrowserReasonText.text($0)?[language] ?? $0 }.joined(separator: language == .ja ? "、" : ", ")
    }
}
