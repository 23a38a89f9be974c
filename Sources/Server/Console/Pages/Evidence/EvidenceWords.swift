import Detection
import Storage

/// Evidence and its custody, in words.
enum EvidenceWords {
    static func state(_ item: EvidenceItem) -> Text {
        switch item.state {
        case .arriving:
            Text(
                en: "arriving: \(ByteWords.text(item.receivedBytes)) of \(ByteWords.text(item.sizeBytes))",
                ja: "受信中（\(ByteWords.text(item.sizeBytes)) 中 \(ByteWords.text(item.receivedBytes))）")
        case .complete: Text(en: "here, unchanged", ja: "保管中（改変なし）")
        case .damaged:
            Text(en: "what came is not what the host had taken", ja: "端末で取得した内容と一致しません")
        case .removed: Text(en: "removed", ja: "削除済み")
        }
    }

    static func act(_ act: CustodyEntry.Act) -> Text {
        switch act {
        case .requested: Text(en: "asked for it", ja: "保全を指示")
        case .collected: Text(en: "took it on the host, SHA-256", ja: "端末で取得（SHA-256）")
        case .received: Text(en: "received it whole, SHA-256", ja: "サーバーで受領（SHA-256）")
        case .damaged: Text(en: "received something else, SHA-256", ja: "異なる内容を受信（SHA-256）")
        case .looked: Text(en: "looked at this record", ja: "記録を閲覧")
        case .downloaded: Text(en: "downloaded it", ja: "ダウンロード")
        case .removed: Text(en: "removed it", ja: "削除")
        }
    }
}
