import Accounts
import Detection
import Errands
import Events
import Foundation
import Intake
import Keys
import Link
import Spooling
import Storage

/// `mitsuke agent list`
struct AgentListErrand: StoreErrand {
    static let name = "agent-list"

    var isText: Bool

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        var text = TextBuffer()
        for agent in try await store.agents.agents() {
            let line = AgentLine(agent: agent)
            if isText { line.appendText(to: &text, caller) } else { line.appendJSON(to: &text) }
            text.append(byte: 10)
        }
        _ = await reply.write(text.bytes)
        return 0
    }
}

/// `mitsuke agent token`: a string with which hosts join.
struct AgentTokenErrand: StoreErrand {
    static let name = "agent-token"

    var host: String
    var port: Int
    /// For any number of hosts, which wait for approval.
    var isForMany: Bool
    /// The one host that it is for; empty for any.
    var forHost: String
    /// The group in which the hosts are; empty for none.
    var group: String
    var hours: Int

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        guard let pin = try AgentCertificates.pin(inFolder: store.folder.keys) else {
            let text = Text(
                en: "start the server once with --agents first", ja: "先に --agents を指定してサーバーを一度起動してください")
            await reply.complain(text[caller.language])
            return 1
        }
        var found: HostGroup?
        if !group.isEmpty {
            found = try await store.groups.groups().first { $0.name == group }
            if found == nil {
                let shown = VisibleText.escaped(group)
                await reply.complain(
                    Text(en: "there is no group \(shown)", ja: "部署 \(shown) はありません")[caller.language])
                return 1
            }
        }
        let token = try await store.agentOffice.makeToken(
            isForMany ? .group : .single(name: forHost), group: found, lasts: Int64(hours) * 3_600,
            by: caller.agentAuthor)
        let string = EnrolmentString(host: host, port: port, pin: pin, token: token.exposed)
        _ = await reply.write(Array((string.text + "\n").utf8))
        return 0
    }
}

/// `mitsuke agent approve`, `revoke`
struct AgentChangeErrand: StoreErrand {
    static let name = "agent-change"

    enum Change: String, Codable {
        case approve, revoke
    }

    var change: Change
    /// Host ids, or names; empty for all that wait.
    var agents: [String]
    var reason: String

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        let all = try await store.agents.agents()
        var chosen: [AgentRecord] = []
        for name in agents {
            guard let agent = all.first(where: { $0.state != .revoked && ($0.id == name || $0.name == name) }) else {
                let shown = VisibleText.escaped(name)
                await reply.complain(
                    Text(en: "there is no agent \(shown)", ja: "エージェント \(shown) はありません")[caller.language])
                return 1
            }
            chosen.append(agent)
        }
        if agents.isEmpty { chosen = all.filter { $0.state == .waiting } }
        for agent in chosen {
            let shown = VisibleText.escaped(agent.name)
            let text: Text
            switch change {
            case .approve:
                try await store.agentOffice.approve(agent.id, by: caller.agentAuthor)
                text = Text(en: "\(shown) is approved.", ja: "\(shown) を承認しました。")
            case .revoke:
                try await store.agentOffice.revoke(agent.id, reason: reason, by: caller.agentAuthor)
                text = Text(en: "\(shown) is revoked.", ja: "\(shown) を失効させました。")
            }
            _ = await reply.write(Array((text[caller.language] + "\n").utf8))
        }
        return 0
    }
}

/// `mitsuke agent key`
struct AgentKeyErrand: StoreErrand {
    static let name = "agent-key"

    enum Change: String, Codable {
        case announce, change
    }

    var change: Change
    var isForced: Bool

    func work(on store: OpenStore, for caller: Caller, _ reply: any Reply) async throws -> Int32 {
        let text: Text
        do {
            switch change {
            case .announce:
                try await store.agentOffice.announceKey(by: caller.agentAuthor)
                text = Text(
                    en: "The next key is announced. Change to it once agents know it.",
                    ja: "次の署名鍵を告知しました。エージェントに行き渡ってから変更してください。")
            case .change:
                try await store.agentOffice.changeKey(isForced: isForced, by: caller.agentAuthor)
                text = Text(en: "The announced key signs from now on.", ja: "署名鍵を変更しました。")
            }
        } catch let error as KeyChangeError {
            await reply.complain(error.text[caller.language])
            return 1
        }
        _ = await reply.write(Array((text[caller.language] + "\n").utf8))
        return 0
    }
}

extension KeyChangeError {
    fileprivate var text: Text {
        switch self {
        case .noListener:
            Text(en: "no server with --agents holds this store", ja: "--agents を指定したサーバーが起動していません")
        case .notAnnounced: Text(en: "announce the next key first", ja: "先に次の署名鍵を告知してください")
        case .unknown(let agents):
            Text(
                en: "\(agents) agents do not know the next key yet; with --force they have to be enrolled again",
                ja: "次の署名鍵が \(agents) 台に届いていません。--force で変更すると再登録が必要になります")
        }
    }
}

extension Caller {
    /// Nobody is signed in here; the machine knows who it is.
    fileprivate var agentAuthor: AgentOffice.Author { AgentOffice.Author(name: "mitsuke (\(name))", address: "") }
}
