import Detection
import Storage

/// Which policy an agent obeys, in words.
struct PolicyWords: Sendable {
    var words: String
    /// Of the version in the history; nil for the default.
    var address: String?
    /// What it fetched and does not obey yet, or why not.
    var late: String?
    var isBad: Bool

    init(_ state: AgentPolicyState, _ reader: Reader) {
        let obeyed = state.obeyed ?? 0
        words =
            obeyed == 0
            ? Text(en: "default", ja: "既定")[reader] : Text(en: "version \(obeyed)", ja: "第\(obeyed)版")[reader]
        address = obeyed > 0 ? "/policies/history/\(obeyed)" : nil
        isBad = !state.problem.isEmpty
        if isBad {
            late = Text(en: "cannot obey: \(state.problem)", ja: "適用できません: \(state.problem)")[reader]
        } else if let fetched = state.fetched, fetched != obeyed {
            late = Text(en: "version \(fetched) fetched", ja: "第\(fetched)版を取得済み")[reader]
        }
    }
}
