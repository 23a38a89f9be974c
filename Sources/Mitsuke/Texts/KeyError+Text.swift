import Detection
import Keys
import Reports

extension KeyError {
    /// A whole line for the administrator.
    var text: Text {
        switch self {
        case .missing(let path):
            Self.line(
                path, "not found; without this key nothing that was sealed opens",
                "見つかりません。この鍵がないと、封印されたものを開けません")
        case .readableByOthers(let path):
            Self.line(
                path, "others may read this key; allow its owner alone (mode 0600)",
                "ほかの利用者が読み取れます。所有者だけに許可してください（モード 0600）")
        case .malformed(let path): Self.line(path, "holds no key or certificate", "鍵または証明書ではありません")
        case .wrongKey(let path):
            Self.line(path, "was sealed under another key of keys, or changed", "別の鍵で封印されているか、改変されています")
        case .mismatch(let certificate, let key):
            Self.line(
                certificate, "is not for the key \(VisibleText.escaped(key))",
                "秘密鍵 \(VisibleText.escaped(key)) と対応していません")
        case .ended(let path): Self.line(path, "the certificate has ended", "証明書の有効期限が切れています")
        case .system(let path, let errno):
            Self.line(path, SystemError.text(errno).en, SystemError.text(errno).ja)
        }
    }

    private static func line(_ path: String, _ en: String, _ ja: String) -> Text {
        Text(en: VisibleText.escaped(path) + ": " + en, ja: VisibleText.escaped(path) + ": " + ja)
    }
}
