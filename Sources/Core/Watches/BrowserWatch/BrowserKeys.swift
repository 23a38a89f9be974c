import Detection
import Events

/// By which keys one host's facts are remembered.
struct BrowserKeys {
    let hostName: String

    init(host: String) {
        hostName = host
    }

    var host: UInt64 { key(2).value }

    func address(_ address: NetworkAddress) -> UInt64 {
        var key = key(3)
        key.add(address.high)
        key.add(address.low)
        return key.value
    }

    /// One program's connections to one address, whichever of its processes makes them: a new one may do so each time.
    func connection(of executable: String, to address: NetworkAddress) -> UInt64 {
        var key = key(4)
        key.add(executable)
        key.add(address.high)
        key.add(address.low)
        return key.value
    }

    func session(_ id: UInt32) -> UInt64 {
        var key = key(5)
        key.add(UInt64(id))
        return key.value
    }

    func account(_ name: String) -> UInt64 {
        var key = key(6)
        // `DOMAIN\name`, `name@domain` and `name` are written for the same account.
        let name = WindowsPath.fileName(name)
        key.add(String(decoding: name.utf8.prefix { $0 != 64 }, as: UTF8.self))
        return key.value
    }

    /// Where the process runs: its session, and its user's sessions.
    func sessions(of process: borrowing Process, user: User) -> [UInt64] {
        var keys: [UInt64] = []
        if let id = process.sessionID { keys.append(session(id)) }
        let name = process.user.isEmpty ? user.name : process.user
        if !name.isEmpty { keys.append(account(name)) }
        return keys
    }

    /// Where a user's start of the same browser is remembered.
    func userStarts(of process: borrowing Process, user: User) -> [UInt64] {
        let name = process.user.isEmpty ? user.name : process.user
        var keys: [UInt64] = []
        for place in [process.sessionID.map { session($0) }, name.isEmpty ? nil : account(name)] {
            guard let place else { continue }
            var key = key(7)
            key.add(WindowsPath.fileName(process.executable))
            key.add(place)
            keys.append(key.value)
        }
        return keys
    }

    private func key(_ purpose: UInt8) -> Fingerprint {
        var key = Fingerprint(purpose)
        key.add(host: hostName)
        return key
    }
}
