import Accounts
import Foundation
import HTTPTypes
import Storage

extension ApiOperations {
    static let settings: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/settings", id: "getSettings", tag: "settings",
            summary: "What counts for the whole server.", permission: .changePeople,
            answer: .json(Shape<ServerSettings>.settings.schema)
        ) { asked in
            .json(Shape.settings.json(try await asked.console.settings.settings()))
        },
        ApiOperation(
            method: .put, path: "/settings", id: "changeSettings", tag: "settings", summary: "Replaces the settings.",
            permission: .changePeople,
            body: .json(
                .object([
                    .init("retention_days", .optional(.integer(1...36_500)), "Since lines came in; null for no limit."),
                    .init("retention_bytes", .optional(.integer(1...1_000_000_000_000_000)), "Null for no limit."),
                    .init("reason_needed", .boolean), .init("public_address", .text(0...500)),
                    .init(
                        "silence_hours", .optional(.integer(1...8_760)), isRequired: false,
                        "After so many hours without a word from an agent there is an alert; null for none, 72 if nothing is said."
                    ),
                ])), answer: .json(Shape<ServerSettings>.settings.schema)
        ) { asked in
            var settings = ServerSettings()
            settings.retention = RetentionLimits(
                days: asked.body["retention_days"]?.number.map { Int($0) },
                bytes: asked.body["retention_bytes"]?.number.map { Int($0) })
            settings.reasonNeeded = asked.body["reason_needed"]?.bool ?? false
            settings.publicAddress = asked.body["public_address"]?.string ?? ""
            if let hours = asked.body["silence_hours"] { settings.silenceHours = hours.number.map { Int($0) } }
            guard SettingsModel.isAddress(settings.publicAddress) else {
                throw ApiError.invalid("public_address begins with https://, or is empty")
            }
            try await asked.record("settings.change", subject: SettingsModel.words(of: settings))
            try await asked.console.settings.setSettings(settings)
            return .json(Shape.settings.json(settings))
        },
    ]
}

extension Shape<ServerSettings> {
    static let settings = Shape(
        "Settings",
        [
            .init("retention_days", .optional(.number)) { settings in
                settings.retention.days.map { .number(Int64($0)) } ?? .null
            },
            .init("retention_bytes", .optional(.number)) { settings in
                settings.retention.bytes.map { .number(Int64($0)) } ?? .null
            },
            .init("reason_needed", .boolean, "Looking at logs asks for a reason.") {
                .bool($0.reasonNeeded)
            },
            .init("silence_hours", .optional(.number), "Hours of silence after which there is an alert.") {
                $0.silenceHours.map { .number(Int64($0)) } ?? .null
            },
            .init("public_address", .anyText, "Where messages lead to.") { .string($0.publicAddress) },
        ])
}
