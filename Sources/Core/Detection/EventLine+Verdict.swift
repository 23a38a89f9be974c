import Events

extension EventLine {
    /// What the watches said of an event, as its line carries it.
    private mutating func take(_ verdict: borrowing Verdict) {
        archiveFormat = verdict.archiveFormat
        archiveEncrypted = verdict.archiveEncrypted
        transferDirection = verdict.transferDirection?.rawValue ?? ""
        url = verdict.url
        destinationDomain = verdict.destinationDomain
        browserClass = verdict.browserClass?.rawValue ?? ""
        browserReasons = verdict.browserReasons
    }

    /// The line of a finding.
    package init(_ finding: borrowing Finding, _ verdict: borrowing Verdict, _ language: Language) {
        self.init()
        take(verdict)
        kind = .alert
        let watch = finding.rule.watch
        self.watch = watch.rawValue
        let own = watch.logs.first { verdict.logs.contains($0) }
        log = (own ?? verdict.logs.first)?.name ?? ""
        ruleID = finding.rule.id
        ruleName = finding.rule.name[language]
        level = finding.level.name
        techniques = finding.techniques
        setAction(watch == .transfer && !verdict.keepsAction ? verdict.transferDirection : nil)
    }

    /// The line of a log.
    package init(_ log: LogName, _ verdict: borrowing Verdict) {
        self.init()
        take(verdict)
        kind = .event
        self.log = log.name
        setAction(log == .transfer && !verdict.keepsAction ? verdict.transferDirection : nil)
    }

    /// In the matter of transfers, what was done is the transfer, as far as its direction is known.
    private mutating func setAction(_ direction: TransferDirection?) {
        switch direction {
        case .upload, .download: action = transferDirection
        case .unknown, nil: break
        }
    }
}

extension WatchName {
    /// The logs that a watch keeps.
    package var logs: [LogName] {
        switch self {
        case .registry: [.registry]
        case .archive: [.archive]
        case .transfer: [.transfer]
        case .fileOperation: [.fileOperation]
        case .browser: [.unexpectedTCP, .webAccess]
        }
    }
}
