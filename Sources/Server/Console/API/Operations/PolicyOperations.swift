import Accounts
import Detection
import HTTPTypes
import PolicyFiles
import Storage

extension ApiOperations {
    private static let inGroup = ApiParameter.query(
        "group", .number, "The number of a group that has a policy of its own; none for the general policy.")

    static let policies: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/policies", id: "listPolicies", tag: "policies",
            summary: "The versions of the policy without their texts, newest first.", permission: .seePolicies,
            parameters: [.limit, inGroup], answer: .json(Shape<PolicyVersion.Heading>.heading.page)
        ) { asked in
            Shape.heading.page(
                try await asked.console.policies.versions(of: asked.number("group"), limit: asked.limit), next: nil)
        },
        ApiOperation(
            method: .get, path: "/policies/current", id: "getCurrentPolicy", tag: "policies",
            summary: "The version that counts; not found while the default policy does, or in a group the general one.",
            permission: .seePolicies, parameters: [inGroup], answer: .json(Shape<PolicyVersion>.version.schema),
            failures: [.notFound]
        ) { asked in
            guard let version = try await asked.console.policies.current(of: asked.number("group")) else {
                throw ApiError.notFound
            }
            return .json(Shape.version.json(version))
        },
        ApiOperation(
            method: .put, path: "/policies/current", id: "putPolicy", tag: "policies",
            summary: "Adds a version, which counts from then on. A policy with a mistake is refused whole.",
            permission: .changePolicies,
            parameters: [
                .query("onto", .number, "The version that was edited; none for the default policy."),
                .query("comment", .text(1...500), "What is changed and why."), inGroup,
            ], body: .yaml, answer: .json(Shape<PolicyVersion>.version.schema, status: .created),
            failures: [.conflict]
        ) { asked in
            let yaml = asked.body.string ?? ""
            do throws(PolicyProblems) {
                _ = try PolicyReader.read(yaml, name: "policy")
                try AgentPolicy.check(yaml)
            } catch {
                throw ApiError(
                    .unprocessableContent, "policy", error.lines(asked.language).prefix(20).joined(separator: "\n"))
            }
            let version = try await asked.console.policies.add(
                yaml, of: asked.number("group"), author: asked.caller.account.name,
                comment: asked.text("comment") ?? "", at: asked.console.now(), onto: asked.number("onto"))
            let name = version.heading.group.map { " " + $0.name } ?? ""
            try await asked.record("policy.change", subject: "\(version.heading.number)" + name)
            return .json(Shape.version.json(version), status: .created)
        },
        ApiOperation(
            method: .delete, path: "/policies/current", id: "removeGroupPolicy", tag: "policies",
            summary: "Removes the policy of a group, in which the general one counts again.",
            permission: .changePolicies,
            parameters: [
                .query("group", .number, "The number of the group.", isRequired: true),
                .query("onto", .number, "The version that counts.", isRequired: true),
                .query("comment", .text(1...500), "What is changed and why."),
            ], answer: .nothing, failures: [.conflict]
        ) { asked in
            let version = try await asked.console.policies.remove(
                of: asked.number("group") ?? 0, author: asked.caller.account.name, comment: asked.text("comment") ?? "",
                at: asked.console.now(), onto: asked.number("onto") ?? 0)
            try await asked.record(
                "policy.group-remove", subject: "\(version.heading.number) " + (version.heading.group?.name ?? ""))
            return .nothing
        },
        ApiOperation(
            method: .get, path: "/policies/{id}", id: "getPolicy", tag: "policies", summary: "One version.",
            permission: .seePolicies, parameters: [.id], answer: .json(Shape<PolicyVersion>.version.schema)
        ) { asked in
            .json(Shape.version.json(try await asked.console.policies.version(asked.id)))
        },
    ]
}

extension Shape<PolicyVersion.Heading> {
    static let heading = Shape(
        "PolicyHeading",
        [
            .init("number", .number) { .number($0.number) },
            .init("author", .anyText) { .string($0.author) },
            .init("time", .time) { .time($0.time) },
            .init("comment", .anyText) { .string($0.comment) },
            .init("group", .optional(.number), "The group whose policy it is; null for the general one.") {
                $0.group.map { .number($0.id) } ?? .null
            },
            .init(
                "basedOn", .optional(.number), "The general version that a group's policy began as; 0 for the default."
            ) {
                $0.basedOn.map { .number($0) } ?? .null
            },
            .init("isRemoval", .boolean, "Whether the group's policy was removed by it.") { .bool($0.isRemoval) },
        ])
}

extension Shape<PolicyVersion> {
    static let version = Shape(
        "Policy",
        [
            .init("heading", Shape<PolicyVersion.Heading>.heading.schema) {
                Shape<PolicyVersion.Heading>.heading.json($0.heading)
            },
            .init("yaml", .anyText) { .string($0.yaml) },
        ])
}
