import Accounts
import Detection
import Hummingbird
import Storage

/// One person: role, password, second factor, sessions, tokens.
enum PersonPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/people/:id", .changePeople) { asked in
            let (people, account) = (asked.console.people, try await account(asked))
            let model = PersonModel(
                account, hasFactor: try await people.factors.since(account.id) != nil,
                sessions: try await people.stores.sessions.sessions(of: account.id),
                tokens: try await people.tokens.tokens(of: account), visitor: asked.signedIn, at: asked.console.now(),
                asked.reader)
            return .page(model, title: account.name, place: "/people")
        }
        pages.post("/people/:id/role", .changePeople) { asked in
            guard let role = Role(rawValue: asked.form["role"]) else { throw HTTPError(.badRequest) }
            return try await change(asked, Text(en: "The role is changed.", ja: "権限を変更しました。")) { changes, account in
                try await changes.setRole(account.name, role, by: asked.author)
            }
        }
        pages.post("/people/:id/disable", .changePeople) { asked in
            try await changeOther(asked, Text(en: "Disabled.", ja: "無効にしました。")) { changes, account in
                try await changes.setDisabled(account.name, true, by: asked.author)
            }
        }
        pages.post("/people/:id/enable", .changePeople) { asked in
            try await changeOther(asked, Text(en: "Enabled.", ja: "有効にしました。")) { changes, account in
                try await changes.setDisabled(account.name, false, by: asked.author)
            }
        }
        pages.post("/people/:id/second-factor-off", .changePeople) { asked in
            try await changeOther(asked, Text(en: "The second factor is taken away.", ja: "2要素認証を解除しました。")) {
                try await $0.turnOffSecondFactor($1.name, by: asked.author)
            }
        }
        pages.post("/people/:id/password", .changePeople) { asked in
            let account = try await account(asked)
            guard account.id != asked.visitor.account.id else { return own(account) }
            do {
                let password = try await asked.console.people.changes.resetPassword(account.name, by: asked.author)
                return PeoplePage.oneTimePassword(password, of: account.name, asked)
            } catch let fault as AccountChanges.Fault {
                return .redirect(to: "/people/\(account.id)", notice: fault.text)
            }
        }
        pages.post("/people/:id/sessions/end", .changePeople) { asked in
            let account = try await account(asked)
            try await AccountPage.endSessions(of: account, asked)
            return .redirect(
                to: "/people/\(account.id)", notice: Text(en: "The session is ended.", ja: "セッションを終了しました。"))
        }
        pages.post("/people/:id/tokens/revoke", .changePeople) { asked in
            guard let id = Int64(asked.form["id"]) else { throw HTTPError(.badRequest) }
            let account = try await account(asked)
            try await asked.console.people.tokens.revoke(
                id, of: account, by: asked.visitor.account.name, from: asked.context.address)
            return .redirect(
                to: "/people/\(account.id)", notice: Text(en: "The token is revoked.", ja: "トークンを失効させました。"))
        }
    }

    private typealias Change = (AccountChanges, Account) async throws -> Void

    private static func account(_ asked: PageRequest) async throws -> Account {
        let id = try asked.number("id")
        guard let found = try await asked.console.people.stores.accounts.accounts().first(where: { $0.id == id }) else {
            throw HTTPError(.notFound)
        }
        return found
    }

    private static func change(_ asked: PageRequest, _ notice: Text, _ change: Change) async throws -> PageAnswer {
        let account = try await account(asked)
        do {
            try await change(asked.console.people.changes, account)
            return .redirect(to: "/people/\(account.id)", notice: notice)
        } catch let fault as AccountChanges.Fault {
            return .redirect(to: "/people/\(account.id)", notice: fault.text)
        }
    }

    /// What nobody does to oneself: there it asks for the password, or is a slip of the hand.
    private static func changeOther(_ asked: PageRequest, _ notice: Text, _ change: Change) async throws -> PageAnswer {
        let account = try await account(asked)
        guard account.id != asked.visitor.account.id else { return own(account) }
        return try await Self.change(asked, notice, change)
    }

    private static func own(_ account: Account) -> PageAnswer {
        .redirect(
            to: "/people/\(account.id)",
            notice: Text(en: "That is your own account. Nothing was changed.", ja: "自分自身のアカウントには行えません。変更されていません。"))
    }
}
