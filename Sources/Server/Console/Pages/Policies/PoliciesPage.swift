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
            let scope = try await asked.policyScope(try asked.query["group"])
            let current = try await asked.console.policies.current(of: scope.group?.id)
            // Without one of its own a group has the general one.
            let isOwn = scope.group == nil || current != nil
            let stand = try await PolicyStand(asked.console.policies, isOwn ? scope : PolicyScope())
            let model = PoliciesModel(
                stand, in: scope, try await asked.console.groups.groups(),
                try await asked.console.policies.currentNumbers(), mayChange: asked.may(.changePolicies), asked.reader)
            return .page(model, title: title[asked.reader], place: place)
        }
        pages.post("/policies/groups/{id}", .changePolicies) { asked in
            let scope = try await asked.policyScope(String(try asked.number("id")))
            let general = try await asked.console.policies.current()
            try await asked.save(
                general?.yaml ?? "{}\n", in: scope, onto: nil, comment: "= \(general?.heading.number ?? 0)")
            return .redirect(
                to: scope.address("/policies"),
                notice: Text(
                    en: "The group has a policy of its own now; so far it says what the general one says.",
                    ja: "部署専用のポリシーを作成しました。内容は、現在の全体のポリシーと同じです。"))
        }
        pages.post("/policies/groups/{id}/remove", .changePolicies) { asked in
            let scope = try await asked.policyScope(String(try asked.number("id")))
            guard let group = scope.group else { throw HTTPError(.notFound) }
            do { try await asked.removePolicy(of: group, onto: Int64(asked.form["version"]) ?? 0) } catch StoreError
                .conflict
            {
                return .redirect(
                    to: scope.address("/policies"),
                    notice: Text(
                        en: "Somebody else changed the policy meanwhile. Nothing was removed.",
                        ja: "その間に、ほかの人がポリシーを変更しました。削除していません。"))
            }
            return .redirect(
                to: scope.address("/policies"),
                notice: Text(en: "The general policy counts in the group again.", ja: "この部署には、再び全体のポリシーが適用されます。"))
        }
        pages.get("/policies/watch/{watch}", .seePolicies) { asked in
            let watch = try watch(asked)
            let stand = try await asked.currentStand()
            return page(PolicyWatchModel(watch, stand, mayChange: asked.may(.changePolicies), asked.reader), asked)
        }
        pages.post("/policies/watch/{watch}", .changePolicies) { asked in
            let watch = try watch(asked)
            let stand = try await asked.editedStand()
            let form = PolicyForm(watch, stand.policy)
            let values = form.fields.map { ($0.key, $0.kind, PolicyFieldRow.value($0, of: asked.form)) }
            do throws(PolicyEdit.Faults) {
                let policy = try PolicyEdit(watch, values).applied(to: stand.policy)
                return try await saved(policy, stand, stand.scope.address("/policies/watch/" + watch.rawValue), asked)
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
        case .failure(let problems as PolicyProblems):
            throw PolicyEdit.Faults(all: problems.problems.map { PolicyEdit.Fault(key: "", text: $0.mistake.text) })
        case .failure(let error):
            throw PolicyEdit.Faults(all: [
                PolicyEdit.Fault(key: "", text: Text(en: "It could not be saved: \(error)", ja: "保存できませんでした: \(error)"))
            ])
        }
    }
}
