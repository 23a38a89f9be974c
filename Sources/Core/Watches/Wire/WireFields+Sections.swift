import Detection

/// What of each section goes over the wire: one list of fields, for writing and for reading.
extension WireFields {
    private static let seconds = 1...86_400
    private static let counts = 1...1_000_000

    mutating func section(_ name: String, _ policy: inout Policy) {
        switch name {
        case "registry": registry(&policy.registry)
        case "archive": archive(&policy.archive)
        case "transfer": transfer(&policy.transfer)
        case "file-operation": fileOperation(&policy.fileOperation)
        case "browser": browser(&policy.browser)
        default: break
        }
    }

    private mutating func settings(_ settings: inout WatchSettings) {
        flag("enabled", &settings.isEnabled)
        list("rules", &settings.rules, id: { $0.id }, make: { RuleSetting(id: $0) }) { fields, rule in
            fields.word("response", &rule.response)
            fields.level("level", &rule.level)
        }
        list("exclusions", &settings.exclusions, id: { $0.id }, make: { Exclusion(id: $0) }) { fields, exclusion in
            fields.flag("enabled", &exclusion.isEnabled)
            fields.texts("rules", &exclusion.rules)
            fields.texts("targets", &exclusion.targets)
            fields.texts("programs", &exclusion.programs)
            fields.texts("parents", &exclusion.parents)
            fields.texts("command-lines", &exclusion.commandLines)
            fields.texts("users", &exclusion.users)
            fields.texts("data", &exclusion.data)
            fields.both("reason", &exclusion.reason)
        }
    }

    private mutating func registry(_ policy: inout RegistryPolicy) {
        settings(&policy.settings)
        list("locations", &policy.locations, id: { $0.id }, make: { RegistryLocation(id: $0) }) { fields, place in
            fields.flag("enabled", &place.isEnabled)
            fields.text("group", &place.group)
            fields.words("hives", &place.hives)
            fields.text("key", &place.key)
            fields.texts("values", &place.values)
            fields.flag("32-bit-view", &place.includes32BitView)
            fields.level("level", &place.level)
            fields.texts("techniques", &place.techniques)
        }
        list("files", &policy.files, id: { $0.id }, make: { SettingLocation(id: $0) }) { fields, place in
            fields.flag("enabled", &place.isEnabled)
            fields.text("group", &place.group)
            fields.texts("paths", &place.paths)
            fields.level("level", &place.level)
            fields.texts("techniques", &place.techniques)
        }
    }

    private mutating func archive(_ policy: inout ArchivePolicy) {
        settingsAndBurst(&policy)
        list("formats", &policy.formats, id: { $0.id }, make: { ArchiveFormat(id: $0) }) { fields, format in
            fields.flag("enabled", &format.isEnabled)
            fields.text("name", &format.name)
            fields.texts("extensions", &format.extensions)
            fields.number("magic-offset", &format.magicOffset, 0...1_048_576)
            fields.bytes("magic", &format.magic)
            fields.text("family", &format.family)
        }
        list("tools", &policy.tools, id: { $0.id }, make: { ArchiveTool(id: $0) }) { fields, tool in
            fields.flag("enabled", &tool.isEnabled)
            fields.text("name", &tool.name)
            fields.texts("images", &tool.images)
            fields.texts("original-file-names", &tool.originalFileNames)
            fields.texts("create-forms", &tool.createForms)
            fields.texts("password-forms", &tool.passwordForms)
            fields.texts("split-forms", &tool.splitForms)
            fields.texts("self-extracting-forms", &tool.selfExtractingForms)
            fields.flag("finding-by-itself", &tool.isFindingByItself)
            fields.flag("general-purpose", &tool.isGeneralPurpose)
        }
    }

    private mutating func settingsAndBurst(_ policy: inout ArchivePolicy) {
        number("burst-count", &policy.burstCount, Self.counts)
        number("burst-seconds", &policy.burstSeconds, Self.seconds)
        settings(&policy.settings)
    }

    private mutating func transfer(_ policy: inout TransferPolicy) {
        numbers("ports", &policy.ports, 1...65_535)
        texts("services", &policy.services)
        settings(&policy.settings)
        list("programs", &policy.programs, id: { $0.id }, make: { TransferProgram(id: $0) }) { fields, program in
            fields.flag("enabled", &program.isEnabled)
            fields.text("name", &program.name)
            fields.word("kind", &program.kind)
            fields.texts("images", &program.images)
            fields.texts("original-file-names", &program.originalFileNames)
            fields.texts("upload-forms", &program.uploadForms)
            fields.texts("download-forms", &program.downloadForms)
            fields.flag("finding-by-itself", &program.isFindingByItself)
            fields.level("level", &program.level)
        }
    }

    private mutating func fileOperation(_ policy: inout FileOperationPolicy) {
        settings(&policy.settings)
        list("places", &policy.places, id: { $0.id }, make: { WatchedPlace(id: $0) }) { fields, place in
            fields.flag("enabled", &place.isEnabled)
            fields.texts("paths", &place.paths)
            fields.texts("shares", &place.shares)
            fields.texts("operations", &place.operations)
            fields.level("level", &place.level)
        }
    }

    private mutating func browser(_ policy: inout BrowserPolicy) {
        texts("automation-flags", &policy.automationFlags)
        texts("background-flags", &policy.backgroundFlags)
        texts("suspicious-parents", &policy.suspiciousParents)
        texts("user-parents", &policy.userParents)
        texts("install-folders", &policy.installFolders)
        numbers("ports", &policy.ports, 1...65_535)
        texts("service-domains", &policy.serviceDomains)
        number("rhythm-count", &policy.rhythmCount, 3...1_000_000)
        number("rhythm-spread-percent", &policy.rhythmSpreadPercent, 0...100)
        settings(&policy.settings)
        list("browsers", &policy.browsers, id: { $0.id }, make: { BrowserProgram(id: $0) }) { fields, browser in
            fields.flag("enabled", &browser.isEnabled)
            fields.word("family", &browser.family)
            fields.texts("images", &browser.images)
        }
    }
}
