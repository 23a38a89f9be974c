import Accounts
import Detection
import Errands
import Events
import Reports
import Storage

/// An account as a line for people or for programs.
struct AccountLine {
    let account: Account
    let hasSecondFactor: Bool

    func appendText(to text: inout TextBuffer, _ caller: Caller) {
        var parts = [VisibleText.escaped(account.name), account.role.rawValue]
        if account.disabled { parts.append(Text(en: "disabled", ja: "無効")[caller.language]) }
        if account.mustChangePassword { parts.append(Text(en: "one-time password", ja: "ワンタイムパスワード")[caller.language]) }
        if hasSecondFactor { parts.append(Text(en: "second factor", ja: "2要素認証")[caller.language]) }
        if let time = account.lastSignIn {
            let shown = caller.clock.seconds(time)
            parts.append(Text(en: "last sign-in \(shown)", ja: "最終サインイン \(shown)")[caller.language])
        }
        text.append(parts.joined(separator: "  "))
    }

    func appendJSON(to text: inout TextBuffer) {
        text.append(#"{"user.name":"# as StaticString)
        text.append(json: account.name)
        text.append(#","mitsuke.role":"# as StaticString)
        text.append(json: account.role.rawValue)
        for (key, value) in [
            ("disabled", account.disabled), ("one_time_password", account.mustChangePassword),
            ("second_factor", hasSecondFactor),
        ] {
            text.append(#","mitsuke.\#(key)":\#(value)"#)
        }
        if let time = account.lastSignIn {
            text.append(#","mitsuke.last_sign_in":"# as StaticString)
            text.append(json: time.rfc3339)
        }
        text.append(byte: 125)
    }
}
