import Accounts
import Detection
import Events
import Hummingbird
import PolicyFiles
import Storage
import Watches

/// The policy: what is watched, watch by watch.
enum PoliciesPage: Page {
    static let place = "/policies"
    static let title = Text(en: "Policies", ja: "ポリシー")

    static func addRoutes(to pages: PageRoutes) {
        pages.get("/policies", .seePolicies) { asked in
            let stand = try await PolicyStand(asked.console.policies)
            return .page(PoliciesModel(stand, asked.reader), title: title[asked.reader], place: place)
        }
        pages.get("/policies/watch/{watch}", .seePolicies) { asked in
            let watch = try watch(asked)
            let stand = try await PolicyStand(asked.console.policies)
            return page(PolicyWatchModel(watch, stand, mayChange: asked.may(.changePolicies), asked.reader), asked)
        }
        pages.post("/policies/watch/{watch}", .changePolicies) { asked in
            let watch = try watch(asked)
            let stand = try await asked.editedStand()
            let form = PolicyForm(watch, stand.policy)
            let values = form.fields.map { ($0.key, $0.kind, PolicyFieldRow.value($0, of: asked.form)) }
            do throws(PolicyEdit.Faults) {
                let policy = try PolicyEdit(watch, values).applied(to: stand.policy)
                return try await saved(policy, stand, "/policies/watch/" + watch.rawValue, asked)
            } catch {
                var model = PolicyWatchModel(watch, stand, mayChange: true, asked.reader)
                model.show(values.map(\.2), error, form, asked.reader)
                return page(model, asked, status: .unprocessableContent)
            }
        }
    }

    static func watch(_ asked: PageRequest) throws -> WatchName {
        guard let watch = WatchName(rawValue: try asked.part("watch")) else { throw HTTPError(.notFound) }
        return watch
    }

    private static func page(
        _ model: PolicyWatchModel, _ asked: PageRequest, status: HTTPResponse.Status = .ok
    ) -> PageAnswer {
        .page(model, title: model.title, place: place, status: status)
    }

    /// Keeps a policy that an edit made, where it changed something.
    static func saved(
        _ policy: Policy, _ stand: PolicyStand, _ address: String, _ asked: PageRequest
    ) async throws(PolicyEdit.Faults) -> PageAnswer {
        guard policy != stand.policy else {
            return .redirect(to: address, notice: Text(en: "Nothing was changed.", ja: "変更はありませんでした。"))
        }
        let result: Result<Void, any Error>
        do {
            try await asked.save(PolicyDifference.print(policy), onto: stand, comment: asked.form["comment"])
            result = .success(())
        } catch {
            result = .failure(error)
        }
        switch result {
        case .success:
            return .redirect(
                to: address,
                notice: Text(
                    en: "The policy was changed; it counts for what comes in from now on.",
                    ja: "ポリシーを変更しました。これから届く記録に適用されます。"))
        case .failure(StoreError.conflict):
            throw PolicyEdit.Faults(all: [
                PolicyEdit.Fault(
                    key: "",
                    text: Text(
                        en:
                            "Somebody else changed the policy meanwhile. Nothing was changed; what you entered is still here. Open the page again in another tab to see what is new.",
                        ja: "その間に、ほかの人がポリシーを変更しました。今回の変更は保存されていませんが、入力内容は残っています。別のタブでこのページを開き、新しい内容を確認してください。"))
            ])
        case .failure(let error):
            throw PolicyEdit.Faults(all: [
                PolicyEdit.Fault(key: "", text: Text(en: "It could not be saved: \(error)", ja: "保存できませんでした: \(error)"))
            ])
        }
    }
}
