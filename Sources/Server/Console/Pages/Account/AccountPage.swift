import Accounts
import Detection
import Events
import Hummingbird
import Storage

/// One's own account: language, second factor, sessions, API tokens.
enum AccountPage: Page {
    static let title = Text(en: "My account", ja: "マイアカウント")

    static func addRoutes(to pages: PageRoutes) {
        pages.getOwn("/account") { asked in
            let (people, account) = (asked.console.people, asked.visitor.account)
            let model = AccountModel(
                asked.signedIn, factorSince: try await people.factors.since(account.id),
                codesLeft: try await people.factors.recoveryCodesLeft(account.id),
                tokens: try await people.tokens.tokens(of: account),
                sessions: try await people.stores.sessions.sessions(of: account.id), at: asked.console.now(),
                asked.reader)
            return .page(model, title: title[asked.reader], place: "/account")
        }
        pages.postOwn("/account/display") { asked in
            let language = Language(rawValue: asked.form["language"])
            let zone = asked.form["zone"]
            guard zone.isEmpty || TimeZones.all.contains(zone) else {
                return .redirect(
                    to: "/account",
                    notice: Text(
                        en: "There is no such time zone. Nothing was changed.", ja: "このタイムゾーンは存在しません。変更されていません。"))
            }
            try await asked.console.people.changes.setDisplay(
                asked.visitor.account, language: language, timeZone: zone.isEmpty ? nil : zone,
                from: asked.context.address)
            let notice = Text(en: "Language and time zone are saved.", ja: "言語とタイムゾーンを保存しました。")
            var response = Response.redirect(to: "/account", type: .normal)
            response.headers[values: .setCookie].append(Notice.cookie(notice[language ?? asked.language]))
            // Pages before sign-in are in it too.
            if let language { response.headers[values: .setCookie].append(LanguageChoice.cookie(language)) }
            return .response(response)
        }
        pages.postOwn("/account/sessions/end") { asked in
            try await endSessions(of: asked.visitor.account, asked)
            return .redirect(to: "/account", notice: Text(en: "Ended.", ja: "セッションを終了しました。"))
        }
        SecondFactorPage.addRoutes(to: pages)
        TokenPage.addRoutes(to: pages)
    }

    /// Those that a form names: one, or all but the visitor's own.
    static func endSessions(of account: Account, _ asked: PageRequest) async throws {
        let (store, named) = (asked.console.people.stores.sessions, asked.form["session"])
        let own = asked.visitor.session.digest
        if named == "others" {
            try await store.endSessions(of: account.id, except: own)
        } else {
            guard
                let session = try await store.sessions(of: account.id).first(where: { SessionRow.handle($0) == named })
            else { return }
            try await store.endSession(session.digest)
        }
        try await asked.record("session.end", subject: account.name)
    }

    /// Asks for the password once more, before what a stolen session must not do.
    ///
    /// - Returns: Why not; nil where it is right.
    static func passwordFault(_ asked: PageRequest) async throws -> Text? {
        let password = Concealed(asked.form.raw("password") ?? "")
        switch try await asked.console.people.signIn.isOwn(password, asked.signedIn) {
        case .right: return nil
        case .wrong:
            try await asked.record("password.refused")
            return Text(en: "The password is not right. Nothing was changed.", ja: "パスワードが正しくありません。変更されていません。")
        case .throttled:
            return Text(en: "Too many attempts. Try again later.", ja: "試行回数が多すぎます。しばらくしてからお試しください。")
        }
    }
}
