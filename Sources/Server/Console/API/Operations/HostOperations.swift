import Accounts
import Foundation
import HTTPTypes
import Storage

extension ApiOperations {
    static let hosts: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/hosts", id: "listHosts", tag: "hosts", summary: "Hosts, by name.",
            permission: .seeHosts, parameters: [.limit, .query("after", .text(1...300), "`next` of the page before.")],
            answer: .json(Shape<HostRecord>.host.page)
        ) { asked in
            let hosts = try await asked.console.hosts.hosts()
            var start = 0
            if let after = asked.text("after") {
                guard let place = hosts.firstIndex(where: { $0.name == after }) else {
                    throw ApiError.invalid("`after` is none of ours")
                }
                start = place + 1
            }
            let page = Array(hosts[start...].prefix(asked.limit))
            return Shape.host.page(page, next: start + page.count < hosts.count ? page.last?.name : nil)
        },
        ApiOperation(
            method: .get, path: "/hosts/{name}", id: "getHost", tag: "hosts", summary: "One host.",
            permission: .seeHosts, parameters: [name], answer: .json(Shape<HostRecord>.host.schema)
        ) { asked in
            .json(Shape.host.json(try await asked.console.hosts.host(asked.text("name") ?? "")))
        },
        ApiOperation(
            method: .put, path: "/hosts/{name}", id: "describeHost", tag: "hosts",
            summary: "Says who uses a host and which group it is in; also one that was not seen yet.",
            permission: .changeHosts, parameters: [name],
            body: .json(
                .object([
                    .init("group", .optional(.number), "The number of a group."),
                    .init("owner", .text(0...200)), .init("note", .text(0...2_000)),
                ])), answer: .json(Shape<HostRecord>.host.schema)
        ) { asked in
            let host = asked.text("name") ?? ""
            let description = HostDescription(
                name: host, group: asked.body["group"]?.number, owner: asked.body["owner"]?.string ?? "",
                note: asked.body["note"]?.string ?? "")
            do { try await asked.console.hosts.describe([description]) } catch StoreError.notFound {
                throw ApiError.invalid("there is no group of that number")
            }
            try await asked.record("host.change", subject: host)
            return .json(Shape.host.json(try await asked.console.hosts.host(host)))
        },
        ApiOperation(
            method: .delete, path: "/hosts/{name}", id: "removeHost", tag: "hosts",
            summary: "Forgets a host; it appears again with its next line.", permission: .changeHosts,
            parameters: [name], answer: .nothing
        ) { asked in
            let host = asked.text("name") ?? ""
            _ = try await asked.console.hosts.host(host)
            try await asked.console.hosts.remove(host)
            try await asked.record("host.remove", subject: host)
            return .nothing
        },
    ]

    private static let name = ApiParameter.path("name", .text(1...300), "Its name.")

    static let groups: [ApiOperation] = [
        ApiOperation(
            method: .get, path: "/groups", id: "listGroups", tag: "hosts", summary: "Groups of hosts, by name.",
            permission: .seeHosts, answer: .json(Shape<HostGroup>.group.page)
        ) { asked in
            Shape.group.page(try await asked.console.groups.groups(), next: nil)
        },
        ApiOperation(
            method: .post, path: "/groups", id: "addGroup", tag: "hosts", summary: "Makes a group.",
            permission: .changeHosts, body: .json(groupName),
            answer: .json(Shape<HostGroup>.group.schema, status: .created),
            failures: [.conflict]
        ) { asked in
            let name = try groupName(asked)
            let id = try await asked.console.groups.addGroup(name)
            try await asked.record("group.add", subject: name)
            return .json(Shape.group.json(HostGroup(id: id, name: name)), status: .created)
        },
        ApiOperation(
            method: .put, path: "/groups/{id}", id: "renameGroup", tag: "hosts", summary: "Gives a group another name.",
            permission: .changeHosts, parameters: [.id], body: .json(groupName),
            answer: .json(Shape<HostGroup>.group.schema), failures: [.conflict]
        ) { asked in
            let name = try groupName(asked)
            _ = try await group(asked)
            try await asked.console.groups.renameGroup(asked.id, name)
            try await asked.record("group.rename", subject: "\(asked.id) \(name)")
            return .json(Shape.group.json(HostGroup(id: asked.id, name: name)))
        },
        ApiOperation(
            method: .delete, path: "/groups/{id}", id: "removeGroup", tag: "hosts",
            summary: "Removes a group; its hosts are in none then.", permission: .changeHosts, parameters: [.id],
            answer: .nothing
        ) { asked in
            let group = try await group(asked)
            try await asked.console.groups.removeGroup(group.id)
            try await asked.record("group.remove", subject: group.name)
            return .nothing
        },
    ]

    private static let groupName = Schema.object([.init("name", .text(1...100))])

    private static func groupName(_ asked: ApiRequest) throws -> String {
        let name = (asked.body["name"]?.string ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        guard !name.isEmpty else { throw ApiError.invalid("name has no visible characters") }
        return name
    }

    private static func group(_ asked: ApiRequest) async throws -> HostGroup {
        guard let group = try await asked.console.groups.groups().first(where: { $0.id == asked.id }) else {
            throw ApiError.notFound
        }
        return group
    }
}

extension Shape<HostGroup> {
    static let group = Shape(
        "Group", [.init("id", .number) { .number($0.id) }, .init("name", .anyText) { .string($0.name) }])
}

extension Shape<HostRecord> {
    static let host = Shape(
        "Host",
        [
            .init("name", .anyText) { .string($0.name) },
            .init("first", .optional(.time), "Of its lines; null before the first came.") { .time($0.first) },
            .init("last", .optional(.time)) { .time($0.last) },
            .init("group", .optional(Shape<HostGroup>.group.schema)) {
                $0.group.map { Shape<HostGroup>.group.json($0) } ?? .null
            },
            .init("owner", .anyText) { .string($0.owner) },
            .init("note", .anyText) { .string($0.note) },
        ])
}
