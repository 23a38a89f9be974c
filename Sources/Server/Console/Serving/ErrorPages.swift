import Detection
import Hummingbird
import Logging
import Storage

/// Makes pages of errors: what happened, what was kept, what to do.
///
/// It stands twice: around everything, and once more where it is known who asks and which language the account has.
struct ErrorPages: RouterMiddleware {
    let console: Console

    func handle(
        _ request: Request, context: ConsoleContext,
        next: (Request, ConsoleContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            let status = Self.status(error)
            if status.code >= 500 {
                context.logger.error(
                    "A page could not be answered.",
                    metadata: ["url.path": "\(request.uri.path)", "error.message": "\(error)"])
            }
            let language = context.visitor == nil ? LanguageChoice.language(request) : context.language
            let model = ErrorModel(status, language)
            let frame = Frame(title: model.title, language: language.rawValue)
            var response = console.page(frame, model, language, status: status)
            if let error = error as? HTTPError {
                for field in error.headers { response.headers[field.name] = field.value }
            }
            return response
        }
    }

    static func status(_ error: any Error) -> HTTPResponse.Status {
        switch error {
        case let error as HTTPError: error.status
        case StoreError.notFound: .notFound
        case StoreError.conflict: .conflict
        case StoreError.full, StoreError.locked: .serviceUnavailable
        default: .internalServerError
        }
    }
}

/// A page that says why there is none.
struct ErrorModel: PageModel {
    let title: String
    let text: String
    let code: Int

    static let template = PageTemplate(
        #"""
        <section class="card lone"><h1>{{title}}</h1><p>{{text}}</p><p class="muted">HTTP {{code}}</p>
        <p><a class="button first" href="/">[[To the dashboard|ダッシュボードへ]]</a></p></section>
        """#)

    init(_ status: HTTPResponse.Status, _ language: Language) {
        let (title, text) = Self.words(status)
        self.title = title[language]
        self.text = text[language]
        code = status.code
    }

    private static func words(_ status: HTTPResponse.Status) -> (Text, Text) {
        switch status {
        case .notFound:
            (
                Text(en: "There is no such page", ja: "ページが見つかりません"),
                Text(
                    en: "The address is wrong, or what it showed was removed.", ja: "アドレスが誤っているか、対象がすでに削除されています。")
            )
        case .forbidden:
            (
                Text(en: "Not allowed", ja: "許可されていません"),
                Text(
                    en: "Your role does not allow this, or the page was open for too long. Nothing was changed.",
                    ja: "この操作を行う権限がないか、ページを開いてから時間が経ちすぎています。何も変更されていません。")
            )
        case .conflict:
            (
                Text(en: "Somebody else was faster", ja: "ほかの人が先に変更しました"),
                Text(
                    en:
                        "It was changed meanwhile, or exists already. Nothing was changed. Go back, reload and try again.",
                    ja: "その間に変更されたか、すでに存在します。今回の変更は行われていません。前の画面に戻り、読み込み直してからやり直してください。")
            )
        case .contentTooLarge:
            (
                Text(en: "Too much at once", ja: "データが大きすぎます"),
                Text(
                    en: "What was sent is larger than allowed. Nothing was kept.", ja: "送信されたデータが上限を超えています。何も保存されていません。"
                )
            )
        case .tooManyRequests:
            (
                Text(en: "Too many attempts", ja: "試行回数が多すぎます"),
                Text(en: "Wait a moment and try again.", ja: "しばらく待ってから、もう一度お試しください。")
            )
        case .serviceUnavailable:
            (
                Text(en: "The store cannot take this now", ja: "いまは保存できません"),
                Text(
                    en: "The disk is full or the store is busy. What was acknowledged before is safe.",
                    ja: "ディスクに空きがないか、データベースが混み合っています。受け付け済みのデータは失われていません。")
            )
        case .badRequest, .unsupportedMediaType, .unprocessableContent, .methodNotAllowed:
            (
                Text(en: "This request cannot be understood", ja: "要求を解釈できません"),
                Text(en: "Nothing was changed.", ja: "何も変更されていません。")
            )
        default:
            (
                Text(en: "Something went wrong in the server", ja: "サーバーで問題が発生しました"),
                Text(
                    en: "What was saved before is kept. The server's own log says more.",
                    ja: "保存済みのデータはそのままです。詳しくはサーバーのログを確認してください。")
            )
        }
    }
}
