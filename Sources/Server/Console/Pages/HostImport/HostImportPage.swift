import Accounts
import Detection
import Foundation
import Hummingbird
import Storage

/// Hosts, departments and users from a CSV file: first what would change, then the change.
enum HostImportPage: Page {
    static let uploadPath = "/hosts-import"
    private static let byteLimit = 3 << 20
    /// What the form has besides the file.
    private static let formBytes = 64 << 10
    private static let title = Text(en: "Hosts from CSV", ja: "端末をCSVから取り込む")

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/hosts-import", .changeHosts) { asked in
            .page(HostImportModel(), title: title[asked.reader], place: "/hosts")
        }
        pages.post("/hosts-import", .changeHosts) { asked in
            guard let bytes = try await bytes(asked) else {
                var model = HostImportModel()
                model.fault =
                    Text(en: "Choose a CSV file of at most 3 MB.", ja: "3 MB以下のCSVファイルを選択してください。")[asked.reader]
                return .page(model, title: title[asked.reader], place: "/hosts", status: .unprocessableContent)
            }
            let table = HostTable(bytes)
            let plan = HostPlan(
                table, try await asked.console.hosts.hosts(), try await asked.console.groups.groups())
            return .page(HostImportModel(plan, asked.reader), title: title[asked.reader], place: "/hosts")
        }
        pages.post("/hosts-import/apply", .changeHosts) { asked in
            let table = HostTable(Array((asked.form.raw("table") ?? "").utf8))
            guard table.mistakes.isEmpty else { throw HTTPError(.unprocessableContent) }
            let (hosts, groups) = (asked.console.hosts, asked.console.groups)
            var plan = HostPlan(table, try await hosts.hosts(), try await groups.groups())
            for name in plan.newGroups {
                do { _ = try await groups.addGroup(name) } catch StoreError.conflict {
                    // Somebody was faster: it is there, which is what was wanted.
                }
            }
            plan = HostPlan(table, try await hosts.hosts(), try await groups.groups())
            try await hosts.describe(plan.descriptions)
            try await asked.record(
                "host.import", subject: "added=\(plan.added.count) changed=\(plan.changed.count)")
            let (added, changed) = (plan.added.count, plan.changed.count)
            return .redirect(
                to: "/hosts",
                notice: Text(
                    en: "\(added) hosts added, \(changed) changed.", ja: "\(added) 台を追加し、\(changed) 台を変更しました。"))
        }
    }

    /// What the one file holds; nil where there is none or it is too large.
    private static func bytes(_ asked: PageRequest) async throws -> [UInt8]? {
        let upload: Upload
        do {
            upload = try await Upload(
                asked.request, under: asked.console.uploads, author: asked.visitor.account.name,
                limit: byteLimit + formBytes
            ) { FormReading.isOurs($0, asked.visitor) }
        } catch Upload.Mistake.foreign {
            throw HTTPError(.forbidden)
        } catch Upload.Mistake.tooLarge {
            throw HTTPError(.contentTooLarge)
        } catch is Upload.Mistake {
            return nil
        }
        defer { upload.remove() }
        guard let path = upload.paths.first, let size = try? FileManager.default.attributesOfItem(atPath: path)[.size],
            let size = size as? Int, size <= byteLimit
        else { return nil }
        return Array(try Data(contentsOf: URL(filePath: path)))
    }
}
