import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// Looking at somebody's log is written down, and where the settings ask for it, it needs a reason.
enum LookPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.post("/logs/reason", .seeLogs) { asked in
            let form = asked.form
            guard let query = Form(encoded: form["query"]) else { throw HTTPError(.badRequest) }
            let filter = LogFilter(query)
            for subject in try await subjects(filter, asked) {
                let taken = try await asked.console.people.reasons.give(
                    form["reason"], for: subject, asked.signedIn, from: asked.context.address)
                if !taken { return page(filter, asked, hasFault: true) }
            }
            return .redirect(to: filter.address())
        }
    }

    /// The page that asks for a reason, where one is needed; otherwise the look is in the audit log.
    static func wanted(_ filter: LogFilter, _ asked: PageRequest) async throws -> PageAnswer? {
        for subject in try await subjects(filter, asked) {
            let answer = try await asked.console.people.reasons.look(
                at: subject, asked.signedIn, from: asked.context.address,
                reasonNeeded: try await asked.console.settings.settings().reasonNeeded)
            if answer == .needsReason { return page(filter, asked, hasFault: false) }
        }
        // Every page: anybody can make up an `after`.
        if filter.isOfEverybody { try await asked.record("logs.look", subject: filter.summary) }
        return nil
    }

    /// Who looks at everybody says why, where somebody says it who looks at one: a person's name may stand in a path as well.
    private static func subjects(
        _ filter: LogFilter, _ asked: PageRequest
    ) async throws -> [AccessReasons.Subject] {
        if filter.isOfEverybody {
            return try await asked.console.settings.settings().reasonNeeded ? [.everybody] : []
        }
        return (filter.host.isEmpty ? [] : [.host(filter.host)]) + (filter.user.isEmpty ? [] : [.user(filter.user)])
    }

    private static func page(_ filter: LogFilter, _ asked: PageRequest, hasFault: Bool) -> PageAnswer {
        let names = [filter.host, filter.user].filter { !$0.isEmpty }.joined(separator: ", ")
        let who = names.isEmpty ? Text(en: "all hosts", ja: "すべての端末")[asked.reader] : names
        let model = LookModel(who: who, query: String(filter.address("").dropFirst()), hasFault: hasFault)
        return .page(
            model, title: Text(en: "Why?", ja: "閲覧の理由")[asked.reader], place: filter.place,
            status: hasFault ? .unprocessableContent : .ok)
    }
}

extension LogFilter {
    /// Neither of one host nor of one user.
    fileprivate var isOfEverybody: Bool { host.isEmpty && user.isEmpty }
}

/// Asks why somebody wants to look.
struct LookModel: PageModel {
    var who: String
    var query: String
    var hasFault: Bool
    let longest = AccessReasons.longest

    static let template = PageTemplate(
        #"""
        <section class="card lone"><h1>[[Why do you want to look?|閲覧の理由を入力してください]]</h1>
        <p>[[The logs of {{who}} say what a person did. Your reason is written into the audit log.|{{who}} のログには、利用者の行動が記録されています。入力した理由は監査ログに残ります。]]</p>
        {{#hasFault}}<p class="notice bad" role="alert">[[A reason has words.|理由を入力してください。]]</p>{{/hasFault}}
        <form method="post" action="/logs/reason" class="stack">{{>token}}<input type="hidden" name="query" value="{{query}}">
        <label>[[Reason|理由]]<textarea name="reason" rows="3" maxlength="{{longest}}" required autofocus></textarea></label>
        <button class="button first">[[Show the logs|ログを表示]]</button></form></section>
        """#)
}
