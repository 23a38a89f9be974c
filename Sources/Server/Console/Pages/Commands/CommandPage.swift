import Accounts
import Detection
import Hummingbird
import Link
import Response
import Storage

/// One command to a host: what will happen, confirmed with a reason.
enum CommandPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/hosts/{name}/command", .actOnHosts) { asked in
            let (input, agent) = try await wanted(try asked.query, asked)
            guard input.task != nil else {
                return .redirect(to: CommandsPage.address(agent.name), notice: incomplete)
            }
            return page(CommandModel(input, agent, fault: nil, asked.reader), asked)
        }
        pages.post("/hosts/{name}/command", .actOnHosts) { asked in
            let (input, agent) = try await wanted(asked.form, asked)
            guard let task = input.task, let office = asked.console.agents?.office else {
                return .redirect(to: CommandsPage.address(agent.name), notice: incomplete)
            }
            do {
                _ = try await office.give(
                    task, to: agent, reason: asked.form["reason"],
                    by: AgentOffice.Author(name: asked.author.name, address: asked.author.address))
            } catch CommandError.malformed {
                let fault = Text(
                    en: "Say why, in up to 500 letters. A path begins with / and has no “..” in it.",
                    ja: "理由を500文字以内で入力してください。パスは / で始まり、「..」を含まないものに限ります。")
                return page(
                    CommandModel(input, agent, fault: fault, asked.reader), asked, status: .unprocessableContent)
            }
            return .redirect(
                to: CommandsPage.address(agent.name),
                notice: Text(
                    en: "The command was given. What becomes of it is shown here.", ja: "指示を送りました。結果はこの画面に表示されます。"))
        }
    }

    private static let incomplete = Text(
        en: "Something is missing in this command: a path, or a size that is a number.",
        ja: "指示の内容が不足しています。パス、または数値の上限を入力してください。")

    private static func wanted(_ form: Form, _ asked: PageRequest) async throws -> (CommandInput, AgentRecord) {
        guard let input = CommandInput(form), let agent = try await HostAgent.find(try asked.part("name"), asked) else {
            throw HTTPError(.notFound)
        }
        guard asked.may(input.permission) else {
            try await asked.record("access.refused", subject: "/hosts/\(agent.name)/command \(input.kind.rawValue)")
            throw HTTPError(.forbidden)
        }
        return (input, agent)
    }

    private static func page(
        _ model: CommandModel, _ asked: PageRequest, status: HTTPResponse.Status = .ok
    ) -> PageAnswer {
        .page(model, title: model.title, place: "/hosts", status: status)
    }
}
