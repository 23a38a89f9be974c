import Accounts
import Detection
import Foundation
import Hummingbird
import Storage

/// What counts for the whole server.
enum SettingsPage: Page {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/settings", .changePeople) { asked in
            page(SettingsModel(try await asked.console.settings.settings()), asked)
        }
        pages.post("/settings", .changePeople) { asked in
            let old = try await asked.console.settings.settings()
            var model = SettingsModel(asked.form)
            guard let new = model.read(asked.form, asked.reader) else {
                return page(model, asked, status: .unprocessableContent)
            }
            try await asked.record("settings.change", subject: SettingsModel.words(of: new), reason: "")
            if new != old { try await asked.console.settings.setSettings(new) }
            return .redirect(to: "/settings", notice: Text(en: "The settings were saved.", ja: "設定を保存しました。"))
        }
    }

    private static func page(
        _ model: SettingsModel, _ asked: PageRequest, status: HTTPResponse.Status = .ok
    ) -> PageAnswer {
        .page(model, title: Text(en: "Settings", ja: "全体の設定")[asked.reader], place: "/settings", status: status)
    }
}
