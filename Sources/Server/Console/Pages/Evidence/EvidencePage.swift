import Accounts
import Detection
import Events
import Evidence
import Foundation
import Hummingbird
import NIOCore
import Spooling
import Storage

/// Files that were collected from hosts: where each came from, who had it in hand, and how it leaves.
enum EvidencePage: Page {
    /// A passphrase that protects a file in other hands.
    static let passphraseLetters = 12...200
    private static let listLimit = 500

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/evidence", .actOnHosts) { asked in
            let items = try await desk(asked).evidence.items(limit: listLimit)
            return .page(
                EvidenceListModel(items, asked.reader), title: Text(en: "Evidence", ja: "証拠")[asked.reader],
                place: "/hosts")
        }
        pages.get("/evidence/{id}", .actOnHosts) { asked in
            let (desk, item) = try await item(asked)
            try await asked.record("evidence.look", subject: subject(item))
            try await desk.evidence.add(entry(.looked, asked, reason: ""), to: item.id)
            return try await page(item, desk, asked, fault: nil)
        }
        pages.post("/evidence/{id}/download", .actOnHosts) { asked in try await download(asked) }
        pages.post("/evidence/{id}/remove", .changeHosts) { asked in
            let (desk, item) = try await item(asked)
            guard let reason = reason(asked) else {
                return try await page(item, desk, asked, fault: Text(en: "Say why.", ja: "理由を入力してください。"))
            }
            try await asked.record("evidence.remove", subject: subject(item), reason: reason)
            try await desk.evidence.setState(.removed, of: item.id, entry(.removed, asked, reason: reason))
            try desk.vault.remove(item.id)
            return .redirect(
                to: "/evidence/\(item.id)",
                notice: Text(en: "The content was removed; its record stays.", ja: "内容を削除しました。記録は残ります。"))
        }
    }

    private static func download(_ asked: PageRequest) async throws -> PageAnswer {
        let (desk, item) = try await item(asked)
        let passphrase = exact("passphrase", asked)
        guard item.state == .complete else {
            return try await page(
                item, desk, asked, fault: Text(en: "It is not here, or not whole.", ja: "内容が保管されていません。"))
        }
        guard let reason = reason(asked), passphraseLetters.contains(passphrase.unicodeScalars.count),
            passphrase == exact("again", asked)
        else {
            return try await page(
                item, desk, asked,
                fault: Text(
                    en: "Say why, and type a passphrase of at least 12 letters twice.",
                    ja: "理由と、12文字以上のパスフレーズ（2回）を入力してください。"))
        }
        // First that it leaves, then that it does.
        try await asked.record("evidence.download", subject: subject(item), reason: reason)
        try await desk.evidence.add(entry(.downloaded, asked, reason: reason), to: item.id)
        let path = asked.console.uploads + "/evidence-" + UUID().uuidString + ".zip"
        defer { unlink(path) }
        try EvidenceArchive.write(
            item, try await desk.evidence.custody(of: item.id), from: desk.vault, passphrase: passphrase, to: path)
        // Its name goes at once; it lasts as long as it is read.
        let file = try FileHandle(forReadingFrom: URL(filePath: path))
        return .response(
            Response(
                status: .ok,
                headers: [
                    .contentType: "application/zip", .cacheControl: "no-store",
                    .contentDisposition: "attachment; filename=\"mitsuke-evidence-\(item.id.prefix(8)).zip\"",
                ],
                body: ResponseBody { writer in
                    while let bytes = try file.read(upToCount: 256 << 10), !bytes.isEmpty {
                        try await writer.write(ByteBuffer(bytes: bytes))
                    }
                    try await writer.finish(nil)
                }))
    }

    private static func page(
        _ item: EvidenceItem, _ desk: AgentDesk, _ asked: PageRequest, fault: Text?
    ) async throws -> PageAnswer {
        let model = EvidenceModel(
            item, try await desk.evidence.custody(of: item.id), mayRemove: asked.may(.changeHosts), fault: fault,
            asked.reader)
        return .page(
            model, title: Text(en: "Evidence", ja: "証拠")[asked.reader], place: "/hosts",
            status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func desk(_ asked: PageRequest) throws -> AgentDesk {
        guard let desk = asked.console.agents else { throw HTTPError(.notFound) }
        return desk
    }

    private static func item(_ asked: PageRequest) async throws -> (AgentDesk, EvidenceItem) {
        let (desk, id) = (try desk(asked), try asked.part("id"))
        guard Hexadecimal.isText(id, count: 32) else { throw HTTPError(.notFound) }
        return (desk, try await desk.evidence.item(id))
    }

    /// A field as it was typed, with the white space around it.
    private static func exact(_ name: String, _ asked: PageRequest) -> String {
        asked.form.fields.first { $0.name == name }?.value ?? ""
    }

    private static func reason(_ asked: PageRequest) -> String? {
        let reason = asked.form["reason"]
        return reason.isEmpty || reason.unicodeScalars.count > 500 ? nil : reason
    }

    private static func subject(_ item: EvidenceItem) -> String { "\(item.host) \(item.id) \(item.path)" }

    private static func entry(_ act: CustodyEntry.Act, _ asked: PageRequest, reason: String) -> CustodyEntry {
        CustodyEntry(
            time: asked.console.now(), act: act, who: asked.author.name, address: asked.author.address, reason: reason)
    }
}
