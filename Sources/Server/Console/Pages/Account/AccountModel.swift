import Accounts
import Detection
import Events
import Storage

/// One's own account, in words.
struct AccountModel: PageModel {
    struct Choice: Sendable {
        var value: String
        var text: String
        var isChosen: Bool
    }

    var name: String
    var role: String
    var languages: [Choice]
    var zone: String
    let zones = TimeZones.all
    /// Nil where there is no second factor.
    var factorSince: Moment?
    var codesLeft: Int
    var areFewCodes: Bool
    var tokens: [TokenRow]
    var hasTokens: Bool
    var roles: [Choice]
    var sessions: [SessionRow]
    var hasOtherSessions: Bool

    init(
        _ signedIn: SignedIn, factorSince: Timestamp?, codesLeft: Int, tokens: [ApiToken], sessions: [Session],
        at time: Timestamp, _ reader: Reader
    ) {
        let account = signedIn.account
        name = account.name
        role = RoleTitles.title(account.role)[reader]
        languages = [
            Choice(
                value: "", text: Text(en: "as the browser asks", ja: "ブラウザーの設定に従う")[reader],
                isChosen: account.language == nil),
            Choice(value: "ja", text: "日本語", isChosen: account.language == .ja),
            Choice(value: "en", text: "English", isChosen: account.language == .en),
        ]
        zone = account.timeZone ?? ""
        self.factorSince = factorSince.map { Moment($0, reader) }
        self.codesLeft = codesLeft
        areFewCodes = codesLeft < 3
        self.tokens = tokens.map {
            TokenRow($0, of: account, revokeAddress: "/account/tokens/revoke", at: time, reader)
        }
        hasTokens = !tokens.isEmpty
        roles = Role.allCases.filter(account.role.includes).map {
            Choice(value: $0.rawValue, text: RoleTitles.title($0)[reader], isChosen: $0 == .viewer)
        }
        self.sessions = sessions.map { SessionRow($0, current: signedIn.session, reader) }
        hasOtherSessions = sessions.count > 1
    }
}

/// An API token in a table.
struct TokenRow: Sendable {
    var tokenID: Int64
    var tokenName: String
    var tokenRole: String
    var made: Moment
    var ends: Moment?
    var isOver: Bool
    var used: Moment?
    var revokeAddress: String

    init(_ token: ApiToken, of account: Account, revokeAddress: String, at time: Timestamp, _ reader: Reader) {
        tokenID = token.id
        tokenName = token.name
        tokenRole = RoleTitles.title(token.role)[reader]
        made = Moment(token.created, reader)
        ends = token.expires.map { Moment($0, reader) }
        isOver = token.expires.map { $0 <= time } ?? false
        used = token.lastUsed.map { Moment($0, reader) }
        self.revokeAddress = revokeAddress
    }
}

/// A session in a table.
struct SessionRow: Sendable {
    /// A part of its digest, enough to tell it from others; nothing can be made of it.
    var handle: String
    var address: String
    var began: Moment
    var lastUse: Moment
    var isThis: Bool

    init(_ session: Session, current: Session?, _ reader: Reader) {
        handle = Self.handle(session)
        address = session.address.isEmpty ? "—" : session.address
        began = Moment(session.created, reader)
        lastUse = Moment(session.lastUsed, reader)
        isThis = session.digest == current?.digest
    }

    static func handle(_ session: Session) -> String { String(session.digest.exposed.prefix(16)) }
}
