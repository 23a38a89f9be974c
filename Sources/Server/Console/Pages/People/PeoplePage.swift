import Accounts
import Detection
import Hummingbird
import Storage

/// Who may sign in: the list, and new people.
enum PeoplePage: Page {
    static let title = Text(en: "People", ja: "利用者")

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/people", .seePeople) { asked in try await list(asked) }
        pages.post("/people", .changePeople) { asked in
            guard let role = Role(rawValue: asked.form["role"]) else { throw HTTPError(.badRequest) }
            do {
                let (account, password) = try await asked.console.people.changes.add(
                    asked.form["name"], role: role, by: asked.author)
                return oneTimePassword(password, of: account.name, asked)
            } catch let fault as AccountChanges.Fault {
                return try await list(asked, fault)
            }
        }
        PersonPage.addRoutes(to: pages)
    }

    private static func list(_ asked: PageRequest, _ fault: AccountChanges.Fault? = nil) async throws -> PageAnswer {
        let people = asked.console.people
        var model = PeopleModel(
            try await people.stores.accounts.accounts(),
            factors: try await people.stores.secondFactors.accountsWithSecondFactor(),
            mayChange: asked.may(.changePeople), role: Role(rawValue: asked.form["role"]) ?? .analyst,
            asked.reader)
        model.name = asked.form["name"]
        model.fault = fault?.text[asked.reader]
        return .page(
            model, title: title[asked.reader], place: "/people",
            status: fault == nil ? .ok : .unprocessableContent)
    }

    /// The page that shows it once.
    static func oneTimePassword(_ password: Concealed, of name: String, _ asked: PageRequest) -> PageAnswer {
        let title = Text(en: "One-time password of \(name)", ja: "\(name) のワンタイムパスワード")
        let model = OnceModel(
            title,
            Text(
                en:
                    "Hand it over in person or by telephone. Within two weeks it is good for choosing a password at sign-in, and for nothing else.",
                ja: "対面または電話など、安全な方法で本人に伝えてください。サインインして新しいパスワードを設定するためだけに使えます（有効期間2週間）。"),
            [password], back: "/people", Text(en: "I have handed it over", ja: "利用者一覧へ"), asked.reader)
        return .page(model, title: title[asked.reader], place: "/people")
    }
}

extension AccountChanges.Fault {
    /// Why a change was not made, in words.
    var text: Text {
        switch self {
        case .name:
            Text(
                en: "A name has 1 to \(AccountName.longest) visible characters. Nobody was added.",
                ja: "利用者名は、表示できる文字で1〜\(AccountName.longest)文字にしてください。追加されていません。")
        case .taken:
            Text(en: "There is somebody of that name already.", ja: "同じ名前の利用者がすでに存在します。追加されていません。")
        case .lastAdministrator:
            Text(
                en: "Nobody would be left who may administer. Nothing was changed.", ja: "管理者が1人もいなくなるため、変更できません。")
        case .missing: Text(en: "There is no such person.", ja: "この利用者は存在しません。")
        case .noSecondFactor: Text(en: "There is no second factor.", ja: "2要素認証は設定されていません。")
        case .busy: Text(en: "Too much is going on. Try again.", ja: "処理が混み合っています。もう一度お試しください。")
        }
    }
}
