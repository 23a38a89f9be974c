import Accounts
import Detection
import Hummingbird
import Storage

/// Where people choose a password of their own.
enum PasswordPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.getOwn("/password") { asked in page(asked, nil) }
        pages.postOwn("/password") { asked in
            let new = Concealed(asked.form.raw("new") ?? "")
            guard new.exposed == asked.form.raw("again") else {
                return page(
                    asked,
                    Text(en: "The two new passwords differ. Nothing was changed.", ja: "新しいパスワードが一致しません。変更されていません。"))
            }
            let outcome = try await asked.console.people.passwords.choose(
                new, instead: Concealed(asked.form.raw("old") ?? ""), asked.signedIn,
                client: SignInClient(asked.request, asked.context))
            switch outcome {
            case .chosen(let session):
                var response = Response.begin(session, to: asked.visitor.account.mustChangePassword ? "/" : "/account")
                let notice = Text(en: "Your password is changed.", ja: "パスワードを変更しました。")
                response.headers[values: .setCookie].append(Notice.cookie(notice[asked.language]))
                return .response(response)
            case .wrongPassword:
                return page(
                    asked, Text(en: "The present password is not right.", ja: "現在のパスワードが正しくありません。"), .forbidden)
            case .same:
                return page(
                    asked, Text(en: "The new password is the present one.", ja: "現在と同じパスワードは設定できません。"))
            case .fault(let fault): return page(asked, fault.text)
            case .throttled:
                return page(
                    asked, Text(en: "Too many attempts. Try again later.", ja: "試行回数が多すぎます。しばらくしてからお試しください。"),
                    .tooManyRequests)
            }
        }
    }

    private static func page(
        _ asked: PageRequest, _ fault: Text?, _ status: HTTPResponse.Status = .unprocessableContent
    ) -> PageAnswer {
        let model = PasswordModel(
            isForced: asked.visitor.account.mustChangePassword, name: asked.visitor.account.name,
            fault: fault?[asked.language])
        return .page(
            model, title: Text(en: "New password", ja: "パスワードの設定")[asked.language], place: "/account",
            status: fault == nil ? .ok : status)
    }
}
