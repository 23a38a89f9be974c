import Detection
import Events

/// What the server itself finds about the agent of a host. No watch of the policy: there is nothing to set but how long a silence may last.
package enum HostRule: String, CaseIterable, Sendable {
    /// The agent's package was removed, and nobody had permitted it.
    case removed = "health.agent-removed"
    case silent = "health.agent-silent"

    /// `mitsuke.watch` of these.
    package static let watch = LogName.health.name

    package var level: Level {
        switch self {
        case .removed: .high
        case .silent: .medium
        }
    }

    /// MITRE ATT&CK: Disable or Modify Tools.
    package var techniques: [String] { ["T1685"] }

    var action: HealthActivity.Action {
        switch self {
        case .removed: .agentRemoved
        case .silent: .agentSilent
        }
    }

    package var name: Text {
        switch self {
        case .removed: Text(en: "The agent was removed without permission", ja: "エージェントが許可なく削除された")
        case .silent: Text(en: "The agent has not been heard of", ja: "エージェントからの応答が途絶えた")
        }
    }

    /// What to do next.
    package var steps: [Text] {
        switch self {
        case .removed:
            [
                Text(
                    en:
                        "Ask who works on that host whether they removed it. If nobody did, treat the host as taken over.",
                    ja: "端末の担当者に、削除したかどうかを確認します。心当たりがなければ、侵入された端末として扱ってください。"),
                Text(
                    en: "See what the host did in the last hours before: what arrived until then stays here.",
                    ja: "削除される前の数時間の動作を調べます。それまでに届いた記録は、このサーバーに残っています。"),
                Text(
                    en: "Install the agent again, with a new enrolment string.", ja: "新しい登録文字列で、エージェントを入れ直します。"),
            ]
        case .silent:
            [
                Text(
                    en:
                        "Is the host switched off, lent, or gone? Then revoke its agent, or leave the alert until it is back.",
                    ja: "端末の電源が切れている、貸し出し中、廃棄済みなどではないか確認します。廃棄した端末は、エージェントを失効させてください。"),
                Text(
                    en:
                        "If it is in use: see there what “mitsuke-agent check” says, and whether the server can be reached.",
                    ja: "使用中の端末であれば、その端末で「mitsuke-agent check」を実行し、サーバーに接続できるか確認します。"),
                Text(
                    en: "If somebody stopped the agent, treat the host as taken over.",
                    ja: "誰かがエージェントを止めていた場合は、侵入された端末として扱ってください。"),
            ]
        }
    }
}
