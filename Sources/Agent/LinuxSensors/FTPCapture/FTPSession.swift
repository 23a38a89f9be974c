/// One control channel: what the client asked for and what the server said to it. Pure, and safe whatever is said.
struct FTPSession {
    /// Where a data connection will be opened, and by whom.
    struct Expected: Equatable {
        let place: Endpoint
        let isPassive: Bool
    }

    let client: Endpoint
    let server: Endpoint
    private(set) var isDark = false
    /// Where the next data connection goes.
    private(set) var expected: Expected?
    /// The transfer that was asked for last, until the server's last word to it.
    private(set) var current: FTPTransfer?
    private var user = ""
    /// An active place becomes valid by the server's word, as a passive one does.
    private var asked = ""
    private var multiline: UInt16?

    init(client: Endpoint, server: Endpoint) {
        self.client = client
        self.server = server
    }

    mutating func command(_ line: [UInt8]) {
        guard !isDark else { return }
        let (name, rest) = FTPWords.command(line)
        asked = name
        switch name {
        case "USER": user = rest
        case "PORT":
            expected = FTPWords.port(in: rest.utf8).map { Expected(place: client.with(port: $0), isPassive: false) }
        case "EPRT":
            expected = FTPWords.extendedPort(in: rest.utf8).map {
                Expected(place: client.with(port: $0), isPassive: false)
            }
        case "STOR", "APPE", "STOU", "RETR":
            current = FTPTransfer(
                client: client, server: server, user: user, command: name, file: rest, phase: .begun)
        case "AUTH":
            current = FTPTransfer(
                client: client, server: server, user: user, command: name, file: rest, phase: .wentDark)
        default: break
        }
    }

    /// What a reply means for the transfer that it speaks of.
    mutating func reply(_ line: [UInt8]) -> FTPTransfer? {
        guard !isDark, let (code, goesOn) = FTPWords.reply(line) else { return nil }
        if let open = multiline {
            guard code == open, !goesOn else { return nil }
            multiline = nil
        } else if goesOn {
            multiline = code
            return nil
        }
        switch code {
        case 227:
            expected = FTPWords.port(in: line[3...]).map { Expected(place: server.with(port: $0), isPassive: true) }
            return nil
        case 229:
            expected = FTPWords.extendedPort(in: line[3...]).map {
                Expected(place: server.with(port: $0), isPassive: true)
            }
            return nil
        case 234, 334:
            guard asked == "AUTH", let transfer = current else { return nil }
            isDark = true
            current = nil
            return transfer
        default: return progress(code)
        }
    }

    private mutating func progress(_ code: UInt16) -> FTPTransfer? {
        guard var transfer = current else { return nil }
        if transfer.command == "AUTH" {
            current = nil
            return nil
        }
        switch code {
        case 100..<200: return transfer
        case 200..<300 where asked == "ABOR" || asked == transfer.command, 400..<600:
            transfer.phase = .ended(status: code)
            current = nil
            return transfer
        case 200..<300 where code == 226 || code == 250:
            transfer.phase = .ended(status: code)
            current = nil
            return transfer
        default: return nil
        }
    }
}
