import Detection

/// How long something lasts, in words.
enum SpanWords {
    /// `3日`, `26 hours`
    static func words(_ seconds: Int64, _ reader: Reader) -> String {
        let seconds = max(0, seconds)
        switch seconds {
        case ..<120: return Text(en: "\(seconds) s", ja: "\(seconds)秒")[reader]
        case ..<7_200: return Text(en: "\(seconds / 60) min", ja: "\(seconds / 60)分")[reader]
        case ..<172_800: return Text(en: "\(seconds / 3_600) hours", ja: "\(seconds / 3_600)時間")[reader]
        default: return Text(en: "\(seconds / 86_400) days", ja: "\(seconds / 86_400)日")[reader]
        }
    }
}
