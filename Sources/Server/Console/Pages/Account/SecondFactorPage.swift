import Accounts
import Detection
import Hummingbird
import Storage

/// Where people set up their second factor and take it off again.
enum SecondFactorPage: Page {
    private static let title = Text(en: "Second factor", ja: "2要素認証")
    /// What the app shows above the name: which server it is.
    private static func issuer(_ asked: PageRequest) -> String {
        let host = asked.request.head.authority ?? asked.request.headers[.init("Host")!] ?? ""
        let name = host.replacing(/:[0-9]+$/, with: "").unicodeScalars.prefix(60).filter {
            $0.isASCII && $0.value > 32 && $0 != ":"
        }
        return name.isEmpty ? "Mitsuke" : "Mitsuke " + String(String.UnicodeScalarView(name))
    }

    static func addRoutes(to pages: PageRoutes) {
        pages.getOwn("/account/second-factor") { asked in
            let offer = try asked.console.people.factors.offer(asked.visitor.account, issuer: issuer(asked))
            return .page(SecondFactorModel(offer), title: title[asked.reader], place: "/account")
        }
        pages.postOwn("/account/second-factor") { asked in
            let (factors, account) = (asked.console.people.factors, asked.visitor.account)
            guard let offer = factors.offer(asked.form["offer"], account, issuer: issuer(asked)) else {
                return .redirect(
                    to: "/account/second-factor",
                    notice: Text(en: "That took too long. Here is a new picture.", ja: "時間が経ちすぎました。新しいQRコードを表示します。"))
            }
            func again(_ fault: Text) -> PageAnswer {
                .page(
                    SecondFactorModel(offer, fault: fault[asked.reader]), title: title[asked.reader],
                    place: "/account", status: .unprocessableContent)
            }
            if let fault = try await AccountPage.passwordFault(asked) { return again(fault) }
            let codes = try await factors.confirm(
                offer.token, code: asked.form["code"], account, from: asked.context.address)
            guard let codes else {
                return again(
                    Text(
                        en: "The code is not right. Is the telephone's clock right? Type the code that it shows now.",
                        ja: "コードが正しくありません。スマートフォンの時計が合っているか確認し、いま表示されているコードを入力してください。"))
            }
            return recoveryCodes(codes, asked)
        }
        pages.postOwn("/account/second-factor/change") { asked in
            if let fault = try await AccountPage.passwordFault(asked) {
                return .redirect(to: "/account", notice: fault)
            }
            let (people, account) = (asked.console.people, asked.visitor.account)
            if asked.form["what"] == "codes" {
                let codes = try await people.factors.renewRecoveryCodes(account, from: asked.context.address)
                return recoveryCodes(codes, asked)
            }
            do { try await people.changes.turnOffSecondFactor(account.name, by: asked.author) } catch AccountChanges
                .Fault.noSecondFactor
            {}
            return .redirect(
                to: "/account", notice: Text(en: "The second factor is off.", ja: "2要素認証を無効にしました。"))
        }
    }

    private static func recoveryCodes(_ codes: [Concealed], _ asked: PageRequest) -> PageAnswer {
        let title = Text(en: "Your recovery codes", ja: "リカバリーコード")
        let model = OnceModel(
            title,
            Text(
                en:
                    "The second factor is on. When your telephone is gone, each of these codes lets you in once instead. Print them or keep them in a password manager.",
                ja: "2要素認証は有効です。スマートフォンが使えないときは、コードの代わりに次のいずれかを入力するとサインインできます（各1回限り）。印刷するか、パスワード管理ソフトに保管してください。"),
            codes, back: "/account", Text(en: "I have kept them", ja: "保管しました"), asked.reader)
        return .page(model, title: title[asked.reader], place: "/account")
    }
}
