import Accounts
import Detection
import HTTPTypes
import Intake
import Storage

extension ApiOperations {
    /// What everybody may ask who is known.
    static let own: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/me", id: "getMe", tag: "me", summary: "Who calls, and what the caller may do.",
            permission: nil,
            answer: .json(
                .named(
                    "Me",
                    .object([
                        .init("name", .anyText), .init("role", .oneOf(Role.allCases.map(\.rawValue))),
                        .init("permissions", .array(.oneOf(Permission.allCases.map(\.rawValue)))),
                    ])))
        ) { asked in
            let permissions = Permission.allCases.filter { asked.caller.may($0) }.map { JSON.string($0.rawValue) }
            return .json(
                .object([
                    "name": .string(asked.caller.account.name), "role": .string(asked.caller.account.role.rawValue),
                    "permissions": .array(permissions),
                ]))
        },
        ApiOperation(
            method: .get, path: "/condition", id: "getCondition", tag: "me",
            summary: "What is wrong with the server now; empty where all is well.", permission: nil,
            answer: .json(
                .named(
                    "Condition",
                    .object([
                        .init("intake_stopped", .boolean),
                        .init("troubles", .array(.object([.init("code", .anyText), .init("text", .anyText)]))),
                    ])))
        ) { asked in
            let troubles = asked.console.condition.troubles.map { trouble in
                JSON.object(["code": .string(trouble.code), "text": .string(trouble.text[asked.language])])
            }
            return .json(
                .object([
                    "intake_stopped": .bool(asked.console.condition.isIntakeStopped), "troubles": .array(troubles),
                ]))
        },
    ]
}
