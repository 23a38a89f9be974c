import Detection

/// Something that is wrong with the server now, and that an administrator can mend.
package enum ServerTrouble: Sendable, Equatable {
    /// So little room is left that nothing is taken in any more.
    case diskNearlyFull(freeBytes: Int)
    /// The disk took no more; nothing is taken in until there is room.
    case diskFull
    /// Days that were set aside, as `YYYY-MM-DD`.
    case damagedDays([String])
    /// Old days could not be dropped.
    case retentionFailed

    /// Stable, for programs.
    package var code: String {
        switch self {
        case .diskNearlyFull: "disk-nearly-full"
        case .diskFull: "disk-full"
        case .damagedDays: "damaged-days"
        case .retentionFailed: "retention-failed"
        }
    }

    package var stopsIntake: Bool {
        switch self {
        case .diskNearlyFull, .diskFull: true
        case .damagedDays, .retentionFailed: false
        }
    }

    /// What is wrong and what to do, in whole sentences.
    package var text: Text {
        switch self {
        case .diskNearlyFull(let bytes):
            Text(
                en:
                    "The disk is nearly full (\(bytes >> 20) MiB left). Nothing more is taken in until there is room; what was taken in is safe. Free space, or shorten the retention.",
                ja:
                    "ディスクの空き容量が残りわずかです（残り \(bytes >> 20) MiB）。空きができるまで取り込みを停止しています。取り込み済みのデータは失われません。空き容量を増やすか、保存期間を短くしてください。"
            )
        case .diskFull:
            Text(
                en:
                    "The disk is full. Nothing more is taken in until there is room; what was taken in is safe. Free space, or shorten the retention.",
                ja: "ディスクに空きがありません。空きができるまで取り込みを停止しています。取り込み済みのデータは失われません。空き容量を増やすか、保存期間を短くしてください。")
        case .damagedDays(let days):
            Text(
                en:
                    "The data of \(Self.list(days)) are damaged and were set aside; everything else is served. Restore them from a backup.",
                ja: "\(Self.list(days, "、")) のデータが壊れているため、別の場所に移しました。ほかの日のデータは利用できます。バックアップから復元してください。")
        case .retentionFailed:
            Text(
                en: "Days that are past the retention could not be dropped. The server's own log says why.",
                ja: "保存期間を過ぎたデータを削除できませんでした。原因はサーバーのログを確認してください。")
        }
    }

    private static func list(_ days: [String], _ comma: String = ", ") -> String {
        let shown = days.suffix(5).joined(separator: comma)
        return days.count > 5 ? "…" + comma + shown : shown
    }
}
