/// What the activity itself says, and what the watches said about it, in the order of ``EventKey``.
extension TextBuffer {
    mutating func appendActivity(_ event: borrowing Event, _ line: borrowing EventLine) {
        switch event.activity {
        case .registry(let registry): appendRegistry(registry)
        case .file(let file): appendFile(file)
        case .script(let script): member(.filePath, script.path)
        case .moduleLoad(let module): member(.filePath, module.path)
        case .transferJob(let job): member(.filePath, job.file)
        case .network(let network):
            member(.filePath, network.transfer?.file ?? "")
            member(.fileSize, network.transfer?.sizeBytes)
        case .health(let health):
            member(.filePath, health.response?.path ?? "")
            member(.fileSize, health.response?.sizeBytes)
        case .process, .dns, .intrusion, .session, .visit: break
        }
        member(.archiveFormat, line.archiveFormat)
        member(.archiveEncrypted, line.archiveEncrypted)
        appendNetwork(event.activity, line)
        member(.transferDirection, line.transferDirection)
        member(.browserClass, line.browserClass)
        member(.browserReasons, line.browserReasons)
        if case .health(let health) = event.activity {
            member(.message, health.detail)
            member(.sensor, health.sensor)
            member(.gapReason, health.reason)
            member(.gapCount, health.count)
            member(.gapSince, health.since)
        }
        if case .registry(let registry) = event.activity { member(.gapSince, registry.since) }
        appendOutcome(event.activity)
    }

    private mutating func appendOutcome(_ activity: Activity) {
        if case .file(let file) = activity, file.isProhibited {
            member(.outcome, "failure")
            member(.responseKind, ResponseFacts.denial)
        }
        guard case .health(let health) = activity, let response = health.response else { return }
        member(.outcome, response.answer == ResponseFacts.done ? "success" : "failure")
        member(.responseKind, response.kind)
        member(.responseAnswer, response.answer)
        member(.commandID, response.command)
        member(.quarantineID, response.item)
        member(.fileSHA256, response.sha256)
        member(.duration, response.nanoseconds)
    }

    private mutating func appendRegistry(_ registry: RegistryActivity) {
        member(.registryPath, registry.path)
        member(.registryValue, registry.value)
        // A renamed key has no data; its new name is what the record says was written.
        member(.registryData, registry.action == .keyRenamed ? registry.newPath : registry.data)
        member(.registryOldData, registry.oldData)
    }

    private mutating func appendFile(_ file: FileActivity) {
        member(.filePath, file.path)
        if !file.isDirectory { appendExtension(of: file.path) }
        member(.fileSize, file.sizeBytes)
        member(.oldPath, file.oldPath)
        member(.share, file.share)
    }

    private mutating func appendExtension(of path: String) {
        let name = Self.fileExtension(of: path)
        if packsKeys, !name.isEmpty {
            append(byte: EventKey.packedMark)
            append(byte: EventKey.packedExtension)
        } else {
            member(.fileExtension, name)
        }
    }

    /// In lower case as far as it is ASCII, which extensions are; empty where the name has none.
    static func fileExtension(of path: String) -> String {
        let bytes = path.utf8
        guard let dot = bytes.lastIndex(where: { $0 == 46 || $0 == 92 || $0 == 47 || $0 == 58 }), bytes[dot] == 46
        else { return "" }
        var name: [UInt8] = []
        for byte in bytes[bytes.index(after: dot)...] { name.append(byte &- 65 < 26 ? byte | 32 : byte) }
        return String(decoding: name, as: UTF8.self)
    }

    private mutating func appendNetwork(_ activity: Activity, _ line: borrowing EventLine) {
        var domain = line.destinationDomain
        var url = line.url
        switch activity {
        case .network(let network):
            member(.networkDirection, network.direction.rawValue)
            member(.sourceIP, network.sourceIP)
            member(.sourcePort, network.sourcePort)
            member(.destinationIP, network.destinationIP)
            member(.destinationPort, network.destinationPort)
            if domain.isEmpty { domain = network.destinationDomain }
            member(.destinationDomain, domain)
            member(.sourceBytes, network.sourceBytes)
            member(.destinationBytes, network.destinationBytes)
            domain = ""
        case .file(let file):
            member(.sourceIP, file.clientIP)
            member(.sourcePort, file.clientPort)
        case .session(let session): member(.sourceIP, session.sourceIP)
        case .visit(let visit): if url.isEmpty { url = visit.url }
        case .transferJob(let job): if url.isEmpty { url = job.url }
        case .process, .registry, .dns, .script, .moduleLoad, .intrusion, .health: break
        }
        member(.destinationDomain, domain)
        if case .dns(let dns) = activity { member(.question, dns.question) }
        member(.url, url)
    }
}
