import Accounts
import Detection
import Foundation
import Hummingbird
import Link
import Spooling
import Storage

/// The agents: who they are, how further ones join, and that one counts no more.
enum AgentsPage: Page {
    static let title = Text(en: "Agents", ja: "エージェント")

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/agents", .seeHosts) { asked in try await list(asked, fault: nil) }
        pages.post("/agents/tokens", .changeHosts) { asked in try await makeString(asked) }
        pages.post("/agents/tokens/{id}/remove", .changeHosts) { asked in
            try await desk(asked).office.removeToken(try asked.number("id"), by: author(asked))
            return .redirect(
                to: "/agents", notice: Text(en: "The string works no more.", ja: "登録文字列を取り消しました。"))
        }
        pages.post("/agents/{id}/approve", .changeHosts) { asked in
            let id = try agent(asked)
            do { try await desk(asked).office.approve(id, by: author(asked)) } catch StoreError.conflict {
                return .redirect(to: "/agents", notice: Text(en: "It waits no more.", ja: "すでに承認待ちではありません。"))
            }
            return .redirect(to: "/agents", notice: Text(en: "The agent was approved.", ja: "エージェントを承認しました。"))
        }
        pages.post("/agents/{id}/removal", .changeHosts) { asked in try await permitRemoval(asked) }
        pages.post("/agents/{id}/revoke", .changeHosts) { asked in
            let (id, reason) = (try agent(asked), asked.form["reason"])
            guard !reason.isEmpty, reason.unicodeScalars.count <= 500 else {
                return try await list(
                    asked, fault: Text(en: "Say why it is revoked.", ja: "失効させる理由を入力してください。"))
            }
            do { try await desk(asked).office.revoke(id, reason: reason, by: author(asked)) } catch StoreError.conflict
            {
                return .redirect(to: "/agents", notice: Text(en: "It was revoked before.", ja: "すでに失効しています。"))
            }
            return .redirect(
                to: "/agents",
                notice: Text(
                    en: "The agent was revoked: nothing of it is taken any more.", ja: "エージェントを失効させました。以後の通信は受け付けません。"))
        }
    }

    private static func desk(_ asked: PageRequest) throws -> AgentDesk {
        guard let desk = asked.console.agents else { throw HTTPError(.notFound) }
        return desk
    }

    private static func agent(_ asked: PageRequest) throws -> String {
        let id = try asked.part("id")
        guard Hexadecimal.isText(id, count: 32) else { throw HTTPError(.notFound) }
        return id
    }

    private static func author(_ asked: PageRequest) -> AgentOffice.Author {
        AgentOffice.Author(name: asked.author.name, address: asked.author.address)
    }

    private static func permitRemoval(_ asked: PageRequest) async throws -> PageAnswer {
        let (id, reason) = (try agent(asked), asked.form["reason"])
        guard !reason.isEmpty, reason.unicodeScalars.count <= 500 else {
            return try await list(
                asked, fault: Text(en: "Say why it may be removed.", ja: "削除を許可する理由を入力してください。"))
        }
        let token: Concealed
        do {
            token = try await desk(asked).office.permitRemoval(
                of: id, reason: reason, lasts: 7 * 86_400, by: author(asked))
        } catch StoreError.notFound {
            throw HTTPError(.notFound)
        }
        return .page(
            RemovalModel(host: try await desk(asked).store.agent(id).name, token: token.exposed),
            title: Text(en: "Removal permitted", ja: "エージェントの削除の許可")[asked.reader], place: "/agents")
    }

    private static func makeString(_ asked: PageRequest) async throws -> PageAnswer {
        let desk = try desk(asked)
        let days = Int64(asked.form["days"]) ?? 7
        let groups = try await asked.console.groups.groups()
        let group = Int64(asked.form["group"]).flatMap { id in groups.first { $0.id == id } }
        let (host, port) = address(asked.form["server"], desk.port)
        // Whether the address is good is known before there is a token.
        let example = EnrolmentString(
            host: host, port: port, pin: desk.pin, token: String(repeating: "a", count: EnrolmentString.tokenLength))
        guard (1...30).contains(days), (try? EnrolmentString(example.text)) == example else {
            return try await list(
                asked,
                fault: Text(
                    en: "The address reads name:port, as agents reach the server.",
                    ja: "アドレスは「名前:ポート」の形で、エージェントから接続できるものを入力してください。"))
        }
        let token = try await desk.office.makeToken(
            asked.form["kind"] == "group" ? .group : .single(name: ""), group: group, lasts: days * 86_400,
            by: author(asked))
        var string = example
        string.token = token.exposed
        return .page(
            JoinModel(string: string.text), title: Text(en: "Enrolment string", ja: "登録文字列")[asked.reader],
            place: "/agents")
    }

    /// `[2001:db8::1]:8444`, `mitsuke.example.jp`
    private static func address(_ text: String, _ port: Int?) -> (host: String, port: Int) {
        let known = port ?? 8_444
        guard let colon = text.lastIndex(of: ":"), let given = Int(text[text.index(after: colon)...]) else {
            return (text, known)
        }
        let host = text[..<colon]
        return (String(host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host), given)
    }

    private static func list(_ asked: PageRequest, fault: Text?) async throws -> PageAnswer {
        let (console, now) = (asked.console, asked.console.now())
        let mayChange = asked.may(.changeHosts)
        let settings = try await console.settings.settings()
        let host = URL(string: settings.publicAddress)?.host ?? ""
        let typed = asked.form["server"]
        let model = AgentsModel(
            try await console.agents?.store.agents() ?? [],
            mayChange ? try await console.agents?.store.tokens(at: now) ?? [] : [],
            groups: try await console.groups.groups(), isListening: console.agents?.port != nil,
            server: typed.isEmpty && !host.isEmpty ? "\(host):\(console.agents?.port ?? 8_444)" : typed, fault: fault,
            mayChange: mayChange, now: now, asked.reader)
        return .page(
            model, title: title[asked.reader], place: "/agents", status: fault == nil ? .ok : .unprocessableContent)
    }
}
