import Accounts
import Detection
import Hummingbird
import Intake
import NIOCore
import Storage

extension Console {
    /// Makes a response of what a page answers.
    func respond(_ answer: PageAnswer, to asked: PageRequest) async throws -> Response {
        switch answer {
        case .response(let response): return response
        case .redirect(let address, let notice):
            var response = Response.redirect(to: address, type: .normal)
            if let notice { response.headers[values: .setCookie].append(Notice.cookie(notice[asked.language])) }
            return response
        case .page(let model, let title, let place, let status):
            var frame = Frame(title: title, language: asked.language.rawValue)
            let role = asked.visitor.account.role
            frame.account = asked.visitor.account.name
            frame.role = RoleTitles.title(role)[asked.language]
            frame.token = Sessions.formToken(asked.visitor.token.exposed).exposed
            // With a one-time password, no place of the menu is open yet.
            if !asked.visitor.account.mustChangePassword {
                let waiting = try await waiting(role)
                frame.sections = Menu.sections(role, at: place, counts: waiting, asked.language)
            }
            frame.notice = Notice.read(asked.request)
            frame.conditions = condition.troubles.map { $0.text[asked.reader] }
            var response = page(frame, model, asked.language, status: status)
            if frame.notice != nil { response.headers[values: .setCookie].append(Notice.removal) }
            return response
        }
    }

    /// A page with its frame, as bytes.
    func page(_ frame: Frame, _ model: any PageModel, _ language: Language, status: HTTPResponse.Status) -> Response {
        let text = type(of: model).template.render(frame, model, language)
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .contentLanguage: language.rawValue],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// How much waits at the places of the menu.
    private func waiting(_ role: Role) async throws -> [String: Int] {
        guard role.may(.seeAlerts) else { return [:] }
        return ["/alerts": try await alerts.openCount()]
    }
}
