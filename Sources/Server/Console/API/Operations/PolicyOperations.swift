import Accounts
import Detection
import HTTPTypes
import PolicyFiles
import Storage

extension ApiOperations {
    static let policies: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/policies", id: "listPolicies", tag: "policies",
            summary: "The versions of the policy without their texts, newest first.", permission: .seePolicies,
            parameters: [.limit], answer: .json(Shape<PolicyVersion.Heading>.heading.page)
        ) { asked in
            Shape.heading.page(try await asked.console.policies.versions(limit: asked.limit), next: nil)
        },
        ApiOperation(
            method: .get, path: "/policies/current", id: "getCurrentPolicy", tag: "policies",
            summary: "The version that counts; not found while the default policy does.", permission: .seePolicies,
            answer: .json(Shape<PolicyVersion>.version.schema), failures: [.notFound]
        ) { asked in
            guard let version = try await asked.console.policies.current() else { throw ApiError.notFound }
            return .json(Shape.version.json(version))
        },
        ApiOperation(
            method: .put, path: "/policies/current", id: "putPolicy", tag: "policies",
            summary: "Adds a version, which counts from then on. A policy with a mistake is refused whole.",
            permission: .changePolicies,
            parameters: [
                .query("onto", .number, "The version that was edited; none for the default policy."),
                .query("comment", .text(1...500), "What is changed and why."),
            ], body: .yaml, answer: .json(Shape<PolicyVersion>.version.schema, status: .created),
            failures: [.conflict]
        ) { asked in
            let yaml = asked.body.string ?? ""
            do throws(PolicyProblems) { _ = try PolicyReader.read(yaml, name: "policy") } catch {
                throw ApiError(
                    .unprocessableContent, "policy", error.lines(asked.language).prefix(20).joined(separator: "\n"))
            }
            let version = try await asked.console.policies.add(
                yaml, author: asked.caller.account.name, comment: asked.text("comment") ?? "", at: asked.console.now(),
                onto: asked.number("onto"))
            try await asked.record("policy.change", subject: String(version.heading.number))
            return .json(Shape.version.json(version), status: .created)
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
