import Detection
import Watches

struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state &* 0x2545_f491_4f6c_dd1d
    }
}

/// A policy of which everything is by chance, with texts of all kinds.
struct RandomPolicy {
    private final class Dice {
        var random: SeededRandom
        var next = 0

        init(seed: UInt64) { random = SeededRandom(seed: seed) }

        func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        func flag() -> Bool { Bool.random(using: &random) }
        func text() -> String {
            let letters = ["a", "\\", "\t", "\n", "*", "é", "禁止", " ", "\u{0}", "\r\n", "{", "-", "\u{1F4BE}", "\\t"]
            return (0..<number(0...6)).map { _ in letters[number(0...letters.count - 1)] }.joined()
        }
        func texts() -> [String] { (0..<number(0...3)).map { _ in text() } }
        func id() -> String {
            next += 1
            return text() + String(next)
        }
        func pick<T>(_ all: [T]) -> T { all[number(0...all.count - 1)] }
        func level() -> Level { pick(Level.allCases) }
        func optionalLevel() -> Level? { flag() ? level() : nil }
        func some<T>(_ make: () -> T) -> [T] { (0..<number(0...4)).map { _ in make() } }
        func ports() -> [Int] { some { number(1...65_535) } }
    }

    private let dice: Dice

    init(seed: UInt64) { dice = Dice(seed: seed) }

    func policy() -> Policy {
        var policy = Policy.default
        (policy.registry, policy.archive, policy.transfer) = (registry(), archive(), transfer())
        (policy.fileOperation, policy.browser) = (fileOperation(), browser())
        return policy
    }

    private func settings() -> WatchSettings {
        var settings = WatchSettings()
        settings.isEnabled = dice.flag()
        settings.rules = dice.some {
            var rule = RuleSetting(id: dice.id())
            rule.response = dice.pick(RuleResponse.allCases)
            rule.level = dice.optionalLevel()
            return rule
        }
        settings.exclusions = dice.some {
            var exclusion = Exclusion(id: dice.id())
            exclusion.isEnabled = dice.flag()
            (exclusion.rules, exclusion.targets, exclusion.programs) = (dice.texts(), dice.texts(), dice.texts())
            (exclusion.parents, exclusion.commandLines) = (dice.texts(), dice.texts())
            (exclusion.users, exclusion.data) = (dice.texts(), dice.texts())
            exclusion.reason = Text(en: dice.text(), ja: dice.text())
            return exclusion
        }
        return settings
    }

    private func registry() -> RegistryPolicy {
        var policy = RegistryPolicy()
        policy.settings = settings()
        policy.locations = dice.some {
            var place = RegistryLocation(id: dice.id())
            (place.isEnabled, place.group, place.key) = (dice.flag(), dice.text(), dice.text())
            place.hives = dice.some { dice.pick(RegistryLocation.Hive.allCases) }
            (place.values, place.techniques) = (dice.texts(), dice.texts())
            (place.includes32BitView, place.level) = (dice.flag(), dice.level())
            return place
        }
        policy.files = dice.some {
            var place = SettingLocation(id: dice.id())
            (place.isEnabled, place.group, place.level) = (dice.flag(), dice.text(), dice.level())
            (place.paths, place.techniques) = (dice.texts(), dice.texts())
            return place
        }
        return policy
    }

    private func archive() -> ArchivePolicy {
        var policy = ArchivePolicy()
        policy.settings = settings()
        (policy.burstCount, policy.burstSeconds) = (dice.number(1...1_000_000), dice.number(1...86_400))
        policy.formats = dice.some {
            var format = ArchiveFormat(id: dice.id())
            (format.name, format.isEnabled, format.family) = (dice.text(), dice.flag(), dice.text())
            (format.extensions, format.magicOffset) = (dice.texts(), dice.number(0...1_048_576))
            format.magic = dice.some { UInt8(dice.number(0...255)) }
            return format
        }
        policy.tools = dice.some {
            var tool = ArchiveTool(id: dice.id())
            (tool.name, tool.isEnabled, tool.isFindingByItself) = (dice.text(), dice.flag(), dice.flag())
            (tool.images, tool.originalFileNames, tool.createForms) = (dice.texts(), dice.texts(), dice.texts())
            (tool.passwordForms, tool.splitForms, tool.selfExtractingForms) = (dice.texts(), dice.texts(), dice.texts())
            tool.isGeneralPurpose = dice.flag()
            return tool
        }
        return policy
    }

    private func transfer() -> TransferPolicy {
        var policy = TransferPolicy()
        (policy.settings, policy.ports, policy.services) = (settings(), dice.ports(), dice.texts())
        policy.programs = dice.some {
            var program = TransferProgram(id: dice.id())
            (program.name, program.isEnabled) = (dice.text(), dice.flag())
            program.kind = dice.pick(TransferProgram.Kind.allCases)
            (program.images, program.originalFileNames) = (dice.texts(), dice.texts())
            (program.uploadForms, program.downloadForms) = (dice.texts(), dice.texts())
            (program.isFindingByItself, program.level) = (dice.flag(), dice.optionalLevel())
            return program
        }
        return policy
    }

    private func fileOperation() -> FileOperationPolicy {
        var policy = FileOperationPolicy()
        policy.settings = settings()
        policy.places = dice.some {
            var place = WatchedPlace(id: dice.id())
            (place.isEnabled, place.level) = (dice.flag(), dice.optionalLevel())
            (place.paths, place.shares, place.operations) = (dice.texts(), dice.texts(), dice.texts())
            return place
        }
        return policy
    }

    private func browser() -> BrowserPolicy {
        var policy = BrowserPolicy()
        policy.settings = settings()
        policy.browsers = dice.some {
            var browser = BrowserProgram(id: dice.id())
            (browser.isEnabled, browser.images) = (dice.flag(), dice.texts())
            browser.family = dice.pick(BrowserProgram.Family.allCases)
            return browser
        }
        (policy.automationFlags, policy.backgroundFlags) = (dice.texts(), dice.texts())
        (policy.suspiciousParents, policy.userParents) = (dice.texts(), dice.texts())
        (policy.installFolders, policy.serviceDomains, policy.ports) = (dice.texts(), dice.texts(), dice.ports())
        (policy.rhythmCount, policy.rhythmSpreadPercent) = (dice.number(3...1_000_000), dice.number(0...100))
        return policy
    }
}
