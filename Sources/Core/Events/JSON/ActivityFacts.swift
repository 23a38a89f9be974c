/// What a line says about the activity, before it is known which activity it is.
struct ActivityFacts {
    var action = ""
    var registryPath = ""
    var registryValue = ""
    var registryData = ""
    var registryOldData = ""
    var filePath = ""
    var hasExtension = false
    var fileSize: UInt64?
    var oldPath = ""
    var share = ""
    var direction = ""
    var sourceIP = ""
    var sourcePort: UInt16?
    var destinationIP = ""
    var destinationPort: UInt16?
    var sourceBytes: UInt64?
    var destinationBytes: UInt64?
    var question = ""
    /// Its action is what ``action`` says.
    var health = HealthActivity(.gap, detail: "")
    var response = ResponseFacts()

    /// The activity that writes such a line; nil when there is none.
    ///
    /// The keys that are there tell more than the action, which a watch may have put in place of the activity's own.
    func activity(_ event: borrowing Event, _ line: borrowing EventLine) -> Activity? {
        if !registryPath.isEmpty { return registry() }
        if let action = SessionActivity.Action(rawValue: action) {
            var session = SessionActivity(action, account: event.user)
            session.sourceIP = sourceIP
            return .session(session)
        }
        if let action = HealthActivity.Action(rawValue: action) {
            var health = health
            health.action = action
            if action == .response || action == .policy {
                var response = response
                (response.path, response.sizeBytes) = (filePath, fileSize)
                health.response = response
            }
            return .health(health)
        }
        if let form = IntrusionActivity.Form(rawValue: action) {
            return .intrusion(IntrusionActivity(form, target: Process()))
        }
        if !direction.isEmpty || action == "bind" { return .network(network(line)) }
        if !question.isEmpty || action == "query" { return .dns(DNSActivity(question: question)) }
        switch action {
        case "visit": return .visit(VisitActivity(url: line.url))
        case "load": return .moduleLoad(ModuleLoadActivity(path: filePath))
        default: break
        }
        if event.origin.channel == "Microsoft-Windows-Bits-Client/Operational" { return .transferJob(job(event, line)) }
        if let script = script(event) { return .script(script) }
        if let action = ProcessActivity.Action(rawValue: action) { return .process(ProcessActivity(action)) }
        if let action = FileActivity.Action(rawValue: action) {
            var file = file(action)
            file.isOnlyAttributes =
                action == .overwrite && event.origin.eventID == 2
                && event.origin.channel == "Microsoft-Windows-Sysmon/Operational"
            return .file(file)
        }
        switch action {
        case "connect", "upload", "download":
            // The watches said more of it than it says itself: of an access to a file, or of the start of a program.
            let isFile = !filePath.isEmpty || !share.isEmpty || fileSize != nil
            return isFile ? .file(file(.read)) : .process(ProcessActivity(.start))
        default: return nil
        }
    }

    private func registry() -> Activity? {
        guard let action = RegistryActivity.Action(rawValue: action) else { return nil }
        var registry = RegistryActivity(action, registryPath)
        registry.value = registryValue
        if action == .keyRenamed { registry.newPath = registryData } else { registry.data = registryData }
        registry.oldData = registryOldData
        registry.since = health.since
        return .registry(registry)
    }

    private func file(_ action: FileActivity.Action) -> FileActivity {
        var file = FileActivity(action, filePath)
        file.oldPath = oldPath
        file.sizeBytes = fileSize
        file.share = share
        file.isProhibited = response.kind == ResponseFacts.denial
        file.isDenied = file.isProhibited
        file.clientIP = sourceIP
        file.clientPort = sourcePort
        // A folder's line has no extension even where its name has a dot; of a name without a dot nobody can tell.
        file.isDirectory = !hasExtension && !TextBuffer.fileExtension(of: filePath).isEmpty
        return file
    }

    private func network(_ line: borrowing EventLine) -> NetworkActivity {
        var network = NetworkActivity()
        network.direction = NetworkActivity.Direction(rawValue: direction) ?? .unknown
        network.sourceIP = sourceIP
        network.sourcePort = sourcePort
        network.destinationIP = destinationIP
        network.destinationPort = destinationPort
        network.destinationDomain = line.destinationDomain
        network.sourceBytes = sourceBytes
        network.destinationBytes = destinationBytes
        network.isBind = action == "bind"
        // Without a file it is a watch's word for the connection.
        if let action = NetworkActivity.Transfer.Action(rawValue: action), !filePath.isEmpty {
            network.transfer = NetworkActivity.Transfer(action, file: filePath)
            network.transfer?.sizeBytes = fileSize
        }
        return network
    }

    private func job(_ event: borrowing Event, _ line: borrowing EventLine) -> TransferJobActivity {
        let phase: TransferJobActivity.Phase =
            switch event.origin.eventID {
            case 3: .created
            case 4: .completed
            case 60, 61: .stopped
            default: .started
            }
        var job = TransferJobActivity(phase)
        job.url = line.url
        job.file = filePath
        job.isFetched = action == "download"
        return job
    }

    /// PowerShell's channels hold nothing but script: 4104 its text, the others what ran.
    private func script(_ event: borrowing Event) -> ScriptActivity? {
        let channel = event.origin.channel
        guard
            channel == "Windows PowerShell" || channel == "Microsoft-Windows-PowerShell/Operational"
                || channel == "PowerShellCore/Operational"
        else { return nil }
        var script = ScriptActivity(event.origin.eventID == 4104 ? .block : .invocation, text: "")
        script.path = filePath
        return script
    }
}
