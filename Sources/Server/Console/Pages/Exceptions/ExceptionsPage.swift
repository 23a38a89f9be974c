import Accounts
import Detection
import Hummingbird
import Storage

/// What is normal here: the list, and taking one back.
enum ExceptionsPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/exceptions", .makeExceptions) { asked in
            let model = ExceptionsModel(
                try await asked.console.exceptions.exceptions(), groups: try await asked.console.groups.groups(),
                mayEnd: asked.may(.makeExceptions), now: asked.console.now(), asked.reader)
            return .page(model, title: Text(en: "Exceptions", ja: "例外")[asked.reader], place: "/exceptions")
        }
        pages.post("/exceptions/{id}/end", .makeExceptions) { asked in
            let id = try asked.number("id")
            do {
                try await asked.console.exceptions.endException(
                    id, AlertException.Ending(author: asked.visitor.account.name, time: asked.console.now()))
            } catch StoreError.conflict {
                return .redirect(
                    to: "/exceptions",
                    notice: Text(en: "It was taken back before.", ja: "この例外は、すでに取り消されています。"))
            }
            try await asked.record("exception.end", subject: String(id))
            return .redirect(
                to: "/exceptions",
                notice: Text(
                    en: "The exception was taken back. What is found from now on makes alerts again.",
                    ja: "例外を取り消しました。今後の検出は、再びアラートになります。"))
        }
        NormalPage.addRoutes(to: pages)
    }
}
