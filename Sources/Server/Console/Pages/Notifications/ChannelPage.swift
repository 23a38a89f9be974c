import Accounts
import Detection
import Hummingbird
import Notifications
import Storage

/// One channel: made, changed, tried, removed.
enum ChannelPage {
    static func addRoutes(to pages: PageRoutes) {
        pages.get("/notifications/channels/new", .changeNotifications) { asked in
            guard let kind = ChannelInput.Kind(rawValue: try asked.query["kind"]) else { throw HTTPError(.notFound) }
            return page(ChannelInput(kind, language: asked.reader.language), nil, asked)
        }
        pages.post("/notifications/channels", .changeNotifications) { asked in
            guard let kind = ChannelInput.Kind(rawValue: asked.form["kind"]) else { throw HTTPError(.badRequest) }
            return try await save(ChannelInput(asked.form, kind), nil, asked)
        }
        pages.get("/notifications/channels/{id}", .changeNotifications) { asked in
            let kept = try await kept(asked)
            return page(ChannelInput(kept.channel), kept, asked)
        }
        pages.post("/notifications/channels/{id}", .changeNotifications) { asked in
            let kept = try await kept(asked)
            return try await save(ChannelInput(asked.form, ChannelInput(kept.channel).kind), kept, asked)
        }
        pages.post("/notifications/channels/{id}/test", .changeNotifications) { asked in
            let kept = try await kept(asked)
            try await asked.record("notification.test", subject: kept.channel.name)
            let answer = await ChannelSaving.test(kept.channel, asked.console)
            return page(ChannelInput(kept.channel), kept, asked, answer: answer)
        }
        pages.post("/notifications/channels/{id}/remove", .changeNotifications) { asked in
            let kept = try await kept(asked)
            try await asked.console.notifications.removeChannel(kept.channel.id)
            try await asked.record("notification.channel-remove", subject: kept.channel.name)
            return .redirect(
                to: "/notifications", notice: Text(en: "The channel was removed.", ja: "通知先を削除しました。"))
        }
    }

    private static func kept(_ asked: PageRequest) async throws -> KeptChannel {
        let channel = try await asked.console.notifications.channel(try asked.number("id"))
        let secrets = (try? asked.console.sender.secrets(of: channel)) ?? ChannelSecrets()
        return KeptChannel(channel: channel, secrets: secrets)
    }

    private static func save(
        _ input: ChannelInput, _ kept: KeptChannel?, _ asked: PageRequest
    ) async throws -> PageAnswer {
        do {
            let channel = try await ChannelSaving.save(input, kept, asked.console) { action, subject in
                try await asked.record(action, subject: subject)
            }
            return .redirect(
                to: "/notifications/channels/\(channel.id)",
                notice: Text(en: "The channel was saved. Send a test message.", ja: "通知先を保存しました。テスト送信で確認してください。"))
        } catch let fault as ChannelInput.Fault {
            return page(input, kept, asked, fault: ChannelModel.words(fault))
        } catch StoreError.conflict {
            return page(
                input, kept, asked, fault: Text(en: "There is a channel of that name.", ja: "同じ名前の通知先があります。"))
        }
    }

    private static func page(
        _ input: ChannelInput, _ kept: KeptChannel?, _ asked: PageRequest, fault: Text? = nil,
        answer: ChannelAnswer? = nil
    ) -> PageAnswer {
        var model = ChannelModel(
            input, id: kept?.channel.id, secrets: kept?.secrets ?? ChannelSecrets(),
            place: kept.map { ChannelWords.place($0.channel.settings) } ?? "", asked.reader)
        model.fault = fault?[asked.reader]
        if let answer { model.answers = [ChannelModel.Answer(isGood: answer.isConfirmed, text: answer.text)] }
        return .page(
            model, title: model.title, place: "/notifications", status: fault == nil ? .ok : .unprocessableContent)
    }
}
