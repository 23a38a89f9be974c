import Accounts
import Storage

/// The page on which somebody sets up a second factor.
struct SecondFactorModel: PageModel {
    var qr: QRPicture?
    var secret: String
    var offer: String
    var fault: String?

    /// A QR code to be drawn.
    struct QRPicture: Sendable {
        var side: Int
        /// One for each row of modules.
        var paths: [String]
    }

    init(_ offer: SecondFactorOffer, fault: String? = nil) {
        qr = QRCode(offer.uri.exposed).map { QRPicture(side: $0.side, paths: $0.rowPaths) }
        secret = offer.secret.exposed
        self.offer = offer.token
        self.fault = fault
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>[[Set up the second factor|2要素認証の設定]]</h1></header>
        <section class="card narrow">
        {{#fault}}<p class="notice bad" role="alert">{{.}}</p>{{/fault}}
        <ol class="steps">
        <li><p>[[Open an authenticator app on your telephone and scan this picture.|スマートフォンの認証アプリで、次のQRコードを読み取ってください。]]</p>
        {{#qr}}<svg class="qr" viewBox="0 0 {{side}} {{side}}" role="img" aria-label="[[QR code with the secret; it stands below as text|シークレットのQRコード。下に文字でも表示しています]]" shape-rendering="crispEdges"><rect width="{{side}}" height="{{side}}" fill="#fff"/><g fill="#000">{{#paths}}<path d="{{.}}"/>{{/paths}}</g></svg>{{/qr}}
        <details><summary>[[I cannot scan it|読み取れない場合]]</summary><p>[[Type this secret into the app (by time, 6 digits, SHA-1):|アプリに次のシークレットを入力してください（時刻ベース、6桁、SHA-1）。]]</p><p class="secret"><code>{{secret}}</code></p></details></li>
        <li><p>[[Type the code that the app shows now.|アプリに表示された6桁のコードを入力してください。]]</p>
        <form method="post" action="/account/second-factor" class="stack">{{>token}}<input type="hidden" name="offer" value="{{offer}}">
        <label>[[Code|コード]]<input name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="16" required></label>
        <label>[[Your password|パスワードの確認]]<input name="password" type="password" autocomplete="current-password" maxlength="1024" required></label>
        <p><button class="button first">[[Turn on|有効にする]]</button> <a class="button" href="/account">[[Cancel|キャンセル]]</a></p></form></li>
        </ol>
        </section>
        """#)
}
