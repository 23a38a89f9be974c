import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// Where people make and revoke their API tokens.
enum TokenPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.postOwn("/account/tokens") { asked in
            if let fault = try await AccountPage.passwordFault(asked) {
                return .redirect(to: "/account", notice: fault)
            }
            let (people, form) = (asked.console.people, asked.form)
            guard let role = Role(rawValue: form["role"]) else { throw HTTPError(.badRequest) }
            let days = form["days"].isEmpty ? nil : Int64(form["days"]).map { max(1, min($0, 3_650)) } ?? 90
            let expires = days.map {
                Timestamp(ticks: asked.console.now().ticks + $0 * 86_400 * Timestamp.ticksPerSecond)
            }
            do {
                let made = try await people.tokens.make(
                    form["name"], role: role, expires: expires, for: asked.visitor.account, from: asked.context.address)
                let title = Text(en: "Your new API token", ja: "新しいAPIトークン")
                let model = OnceModel(
                    title,
                    Text(
                        en:
                            "Send it with each request as “Authorization: Bearer …”. Whoever has it can do what it may do.",
                        ja: "リクエストごとに「Authorization: Bearer …」として送ります。このトークンを持つ人は誰でも、その権限で操作できます。"),
                    [made.token], back: "/account", Text(en: "I have kept it", ja: "保管しました"), asked.reader)
                return .page(model, title: title[asked.reader], place: "/account")
            } catch let fault as ApiTokens.Fault {
                return .redirect(to: "/account", notice: fault.text)
            }
        }
        pages.postOwn("/account/tokens/revoke") { asked in
            guard let id = Int64(asked.form["id"]) else { throw HTTPError(.badRequest) }
            let account = asked.visitor.account
            try await asked.console.people.tokens.revoke(id, of: account, by: account.name, from: asked.context.address)
            return .redirect(to: "/account", notice: Text(en: "The token is revoked.", ja: "トークンを失効させました。"))
        }
    }
}

extension ApiTokens.Fault {
    /// Why there is no token, in words.
    var text: Text {
        switch self {
        case .name: Text(en: "The token needs a name of 1 to 64 characters.", ja: "用途を1〜64文字で入力してください。")
        case .role: Text(en: "A token may do no more than you.", ja: "自分より強い権限のトークンは発行できません。")
        case .expiry: Text(en: "The token would be over already.", ja: "有効期限が過去の日時です。")
        case .tooMany(let limit):
            Text(en: "There are \(limit) tokens already; revoke one first.", ja: "トークンは\(limit)個までです。不要なものを失効させてください。")
        }
    }
}
