import Accounts
import HTTPTypes
import Storage

extension ApiOperations {
    static let people: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/people", id: "listPeople", tag: "people", summary: "Accounts, by name.",
            permission: .seePeople, answer: .json(Shape<Account>.account.page)
        ) { asked in
            Shape.account.page(try await asked.console.people.stores.accounts.accounts(), next: nil)
        },
        ApiOperation(
            method: .post, path: "/people", id: "addPerson", tag: "people",
            summary: "Adds an account; the answer holds its one-time password, which is shown this once.",
            permission: .changePeople,
            body: .json(
                .object([.init("name", .text(1...64)), .init("role", .oneOf(Role.allCases.map(\.rawValue)))])),
            answer: .json(
                .named(
                    "NewAccount",
                    .object([.init("account", Shape<Account>.account.schema), .init("password", .anyText)])),
                status: .created), failures: [.conflict]
        ) { asked in
            let (name, role) = (asked.body["name"]?.string ?? "", role(asked.body) ?? .viewer)
            return try await changing {
                let (account, password) = try await asked.console.people.changes.add(
                    name, role: role, by: author(asked))
                return .json(
                    .object([
                        "account": Shape.account.json(account), "password": .string(password.exposed),
                    ]), status: .created)
            }
        },
        ApiOperation(
            method: .patch, path: "/people/{name}", id: "changePerson", tag: "people",
            summary: "Gives an account another role, shuts it out or lets it in again.", permission: .changePeople,
            parameters: [.path("name", .text(1...64), "The account's name.")],
            body: .json(
                .object([
                    .init("role", .oneOf(Role.allCases.map(\.rawValue)), isRequired: false),
                    .init("disabled", .boolean, isRequired: false),
                ])), answer: .json(Shape<Account>.account.schema), failures: [.conflict]
        ) { asked in
            let (name, people) = (asked.text("name") ?? "", asked.console.people)
            return try await changing {
                if let role = role(asked.body) { try await people.changes.setRole(name, role, by: author(asked)) }
                if let disabled = asked.body["disabled"]?.bool {
                    try await people.changes.setDisabled(name, disabled, by: author(asked))
                }
                return .json(Shape.account.json(try await people.stores.accounts.account(named: name)))
            }
        },
    ]

    private static func role(_ body: JSON) -> Role? {
        body["role"]?.string.flatMap { Role(rawValue: $0) }
    }

    private static func author(_ asked: ApiRequest) -> AccountChanges.Author {
        AccountChanges.Author(name: asked.caller.account.name, address: asked.address)
    }

    private static func changing(_ change: () async throws -> ApiAnswer) async throws -> ApiAnswer {
        do { return try await change() } catch let fault as AccountChanges.Fault {
            switch fault {
            case .name: throw ApiError.invalid("name has 1 to \(AccountName.longest) visible characters")
            case .taken: throw ApiError(.conflict, "taken", "There is an account of that name.")
            case .lastAdministrator:
                throw ApiError(.conflict, "last-administrator", "Nobody would be left who may administer.")
            case .missing: throw ApiError.notFound
            case .noSecondFactor: throw ApiError(.conflict, "no-second-factor", "There is no second factor.")
            case .busy: throw ApiError(.serviceUnavailable, "busy", "Too much is going on; try again.")
            }
        }
    }
}

extension Shape<Account> {
    static let account = Shape(
        "Account",
        [
            .init("name", .anyText) { .string($0.name) },
            .init("role", .oneOf(Role.allCases.map(\.rawValue))) { .string($0.role.rawValue) },
            .init("disabled", .boolean) { .bool($0.disabled) },
            .init("one_time_password", .boolean, "It has to be changed at the next sign-in.") {
                .bool($0.mustChangePassword)
            },
            .init("created", .time) { .time($0.created) },
            .init("last_sign_in", .optional(.time)) { .time($0.lastSignIn) },
        ])
}
