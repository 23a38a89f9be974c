import Events
import Foundation
import Storage
import Testing

@testable import Accounts

@Suite struct SecondFactorTests {
    private let here: TemporaryPeople

    init() throws {
        here = try TemporaryPeople()
    }

    private var factors: SecondFactors { here.people.factors }

    /// Turns it on, and gives the secret and the recovery codes.
    private func turnOn(_ account: Account) async throws -> (code: TimedCode, recovery: [Concealed]) {
        let offer = try factors.offer(account, issuer: "Mitsuke")
        let code = TimedCode(secret: try Self.secret(offer))
        let codes = try #require(
            try await factors.confirm(offer.token, code: code.code(now / 30), account, from: "192.0.2.1"))
        here.wait(60)
        return (code, codes)
    }

    private var now: Int64 { here.now.wholeSeconds }

    /// As an app reads it from the address in the QR code.
    private static func secret(_ offer: SecondFactorOffer) throws -> [UInt8] {
        let items = try #require(URLComponents(string: offer.uri.exposed)?.queryItems)
        let text = try #require(items.first { $0.name == "secret" }?.value)
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let bits = text.compactMap(letters.firstIndex).flatMap { value in (0..<5).map { value >> (4 - $0) & 1 } }
        return stride(from: 0, to: bits.count / 8 * 8, by: 8).map { at in
            UInt8(bits[at..<at + 8].reduce(0) { $0 << 1 | $1 })
        }
    }

    @Test(
        "makes the codes of RFC 6238",
        arguments: [
            (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
            (2_000_000_000, "279037"), (20_000_000_000, "353130"),
        ] as [(Int64, String)])
    func codes(_ seconds: Int64, _ code: String) {
        let timed = TimedCode(secret: Array("12345678901234567890".utf8))
        #expect(timed.code(seconds / 30) == code)
        #expect(timed.step(of: code, atSeconds: seconds) == seconds / 30)
        #expect(timed.step(of: code, atSeconds: seconds + 30) == seconds / 30)
        #expect(timed.step(of: code, atSeconds: seconds - 30) == seconds / 30)
        #expect(timed.step(of: code, atSeconds: seconds + 90) == nil)
    }

    @Test("writes an address for authenticator apps, in any script")
    func address() async throws {
        let account = try await here.add("佐藤 a&b")
        let offer = try factors.offer(account, issuer: "Mitsuke (本社)")
        let uri = offer.uri.exposed
        #expect(uri.hasPrefix("otpauth://totp/Mitsuke%20%28%E6%9C%AC%E7%A4%BE%29:%E4%BD%90%E8%97%A4%20a%26b?secret="))
        #expect(uri.hasSuffix("&algorithm=SHA1&digits=6&period=30"))
        #expect(try Self.secret(offer).count == 20)
        #expect(uri.contains(offer.secret.exposed.filter { $0 != " " }))
        #expect(!offer.token.contains(offer.secret.exposed.prefix(4)) && !String(describing: offer).contains("totp"))
    }

    @Test("asks for the code after the password, and takes each code once")
    func once() async throws {
        let account = try await here.add("sato")
        let code = try await turnOn(account).code
        guard case .needsSecondFactor(let ticket) = try await here.signIn("sato") else { throw StoreError.notFound }
        let client = SignInClient(address: "192.0.2.1")
        let signIn = here.people.signIn
        #expect(try await signIn.confirm(ticket, code: Concealed("000000"), client: client).word == "refused")
        let elsewhere = SignInClient(address: "192.0.2.2")
        let right = Concealed(code.code(now / 30))
        #expect(try await signIn.confirm(ticket, code: right, client: elsewhere).word == "refused")
        #expect(try await signIn.confirm(ticket, code: right, client: client).word == "signed in")
        #expect(try await signIn.confirm(ticket, code: right, client: client).word == "refused")
        #expect(try await here.signIn("sato", code: right.exposed).word == "refused")
        here.wait(30)
        #expect(try await here.signIn("sato", code: code.code(now / 30)).word == "signed in")
        #expect(try await here.signIn("sato", Concealed("wrong"), code: code.code(now / 30 + 1)).word == "refused")
    }

    @Test("gives up a ticket after five minutes, and when the password changed meanwhile")
    func tickets() async throws {
        let account = try await here.add("sato")
        let code = try await turnOn(account).code
        let client = SignInClient(address: "192.0.2.1")
        guard case .needsSecondFactor(let old) = try await here.signIn("sato") else { throw StoreError.notFound }
        here.wait(SecondFactorTickets.seconds)
        let signIn = here.people.signIn
        #expect(try await signIn.confirm(old, code: Concealed(code.code(now / 30)), client: client).word == "refused")
        guard case .needsSecondFactor(let ticket) = try await here.signIn("sato") else { throw StoreError.notFound }
        try await here.people.stores.accounts.setPassword(
            account.id, Concealed("other"), mustChange: true, at: here.now)
        #expect(
            try await signIn.confirm(ticket, code: Concealed(code.code(now / 30)), client: client).word == "refused")
    }

    @Test("delays who guesses codes, also with new tickets and from new places; who is known is not delayed")
    func guessing() async throws {
        let account = try await here.add("sato")
        let device = try await here.session("sato").new.device
        let code = try await turnOn(account).code
        for number in 0..<5 {
            let words = try await here.signIn("sato", code: "000000", from: "198.51.100.\(number)").word
            #expect(words == "refused")
        }
        #expect(try await here.signIn("sato", code: code.code(now / 30), from: "203.0.113.1").word == "throttled")
        #expect(try await here.signIn("sato", code: code.code(now / 30), device: device).word == "signed in")
        // From the place of before, with a browser that forgot its cookies.
        here.wait(30)
        #expect(try await here.signIn("sato", code: code.code(now / 30)).word == "signed in")
        for number in 0..<5 {
            #expect(try await here.signIn("sato", code: "00000\(number)").word == "refused")
        }
        #expect(try await here.signIn("sato", code: code.code(now / 30 + 1)).word == "throttled")
    }

    @Test("takes a recovery code once, however it is typed, and says so")
    func recovery() async throws {
        let account = try await here.add("sato")
        let codes = try await turnOn(account).recovery
        #expect(codes.count == 10 && Set(codes.map(\.exposed)).count == 10)
        let typed = " " + codes[0].exposed.uppercased().replacingOccurrences(of: "-", with: " ")
        #expect(try await here.signIn("sato", code: typed).word == "signed in")
        #expect(try await here.signIn("sato", code: codes[0].exposed).word == "refused")
        #expect(try await factors.recoveryCodesLeft(account.id) == 9)
        #expect(try await here.trail().contains("second-factor.recovery-code-used sato 9"))
        let renewed = try await factors.renewRecoveryCodes(account, from: "")
        #expect(try await here.signIn("sato", code: codes[1].exposed).word == "refused")
        #expect(try await here.signIn("sato", code: renewed[1].exposed).word == "signed in")
    }

    @Test("is on only after a right code, for the account and within the time of the offer")
    func confirming() async throws {
        let account = try await here.add("sato")
        let other = try await here.add("suzuki")
        let offer = try factors.offer(account, issuer: "Mitsuke")
        let code = TimedCode(secret: try Self.secret(offer))
        #expect(try await factors.confirm(offer.token, code: "123", account, from: "") == nil)
        #expect(try await factors.confirm(offer.token, code: code.code(now / 30), other, from: "") == nil)
        #expect(try await factors.confirm("AAAA", code: code.code(now / 30), account, from: "") == nil)
        #expect(factors.offer(offer.token, account, issuer: "Mitsuke")?.uri == offer.uri)
        here.wait(SecondFactors.offerSeconds)
        #expect(try await factors.confirm(offer.token, code: code.code(now / 30), account, from: "") == nil)
        #expect(try await factors.since(account.id) == nil)
    }

    @Test("keeps neither secret nor recovery codes in the clear, and can be taken away by an administrator")
    func takenAway() async throws {
        let admin = AccountChanges.Author(name: "admin", address: "192.0.2.9")
        let account = try await here.add("sato")
        let set = try await turnOn(account)
        let kept = try await here.people.stores.secondFactors.secondFactor(of: account.id)
        #expect(kept.sealedSecret.count == 48 && !kept.sealedSecret.starts(with: set.code.secret))
        try await here.people.changes.turnOffSecondFactor("sato", by: admin)
        #expect(try await here.signIn("sato").word == "signed in")
        #expect(try await here.trail().suffix(2) == ["second-factor.off admin sato", "signin.accepted sato"])
        await #expect(throws: AccountChanges.Fault.noSecondFactor) {
            try await here.people.changes.turnOffSecondFactor("sato", by: admin)
        }
    }
}
