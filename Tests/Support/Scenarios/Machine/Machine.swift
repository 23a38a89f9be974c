import Events

/// A Windows host that runs programs and records what they do: Sysmon, Security, BITS-Client and PowerShell.
package final class Machine {
    let name: String
    let computer: String
    let address: String
    /// Whether 4688 and 4689 are recorded as well as Sysmon 1 and 5.
    let auditsProcesses: Bool
    var random: ScenarioRandom
    /// When the next thing happens; each record moves it a little.
    var clock = ScenarioTime.at(0, 8)
    private(set) var records: [ScenarioRecord] = []
    private var inUse: Set<UInt32> = [4]
    private var processCount = 0
    private let guidStart: String
    var recentNames: [String: Int64] = [:]
    var nextPort: UInt16 = 49_700
    private var nextLogon = 0x3_1a20

    init(_ name: String, _ address: String, seed: UInt64, auditsProcesses: Bool) {
        self.name = name
        self.address = address
        self.auditsProcesses = auditsProcesses
        computer = name + "." + Organisation.suffix
        random = ScenarioRandom(seed: seed)
        guidStart = random.hex(8)
    }

    // MARK: time

    func at(_ day: Int, _ hour: Int, _ minute: Int = 0, _ second: Int = 0) {
        clock = ScenarioTime.at(day, hour, minute, second)
        clock.ticks += Int64(random.number(0...9_999_999))
    }

    func pause(_ seconds: Double) {
        clock.ticks += Int64(seconds * Double(Timestamp.ticksPerSecond))
    }

    /// Some seconds, somewhere in a range.
    func pause(_ seconds: ClosedRange<Int>) {
        clock.ticks += Int64(random.number(seconds)) * Timestamp.ticksPerSecond
    }

    private func tick() {
        clock.ticks += Int64(random.number(20_000...900_000))
    }

    // MARK: processes

    /// - Parameter account: Whose process it is; nil for the parent's.
    @discardableResult
    func start(
        _ image: String, _ commandLine: String? = nil, by parent: Running?, as account: Account? = nil,
        session: Int? = nil, logonID: String? = nil, original: String? = nil, folder: String? = nil
    ) -> Running {
        tick()
        let account = account ?? parent?.account ?? .system
        let running = Running(
            image: image, commandLine: commandLine ?? image, pid: freshPID(), guid: freshGUID(), account: account,
            logonID: logonID ?? parent?.logonID ?? Self.logonID(account), session: session ?? parent?.session ?? 0,
            parent: parent)
        recordStart(running, original: original, folder: folder)
        return running
    }

    func end(_ running: Running) {
        tick()
        inUse.remove(running.pid)
        recordEnd(running)
    }

    /// Starts a program that ends by itself soon.
    @discardableResult
    func run(
        _ image: String, _ commandLine: String? = nil, by parent: Running?, as account: Account? = nil,
        original: String? = nil, folder: String? = nil, for seconds: Double = 0.4
    ) -> Running {
        let running = start(image, commandLine, by: parent, as: account, original: original, folder: folder)
        pause(seconds)
        end(running)
        return running
    }

    func freshLogonID() -> String {
        nextLogon += random.number(0x300...0x9000)
        return "0x" + String(nextLogon, radix: 16)
    }

    private static func logonID(_ account: Account) -> String {
        switch account.sid {
        case Account.localService.sid: "0x3e5"
        case Account.networkService.sid: "0x3e4"
        default: "0x3e7"
        }
    }

    private func freshPID() -> UInt32 {
        while true {
            let pid = UInt32(random.number(150...5_200)) * 4
            if inUse.insert(pid).inserted { return pid }
        }
    }

    private func freshGUID() -> String {
        processCount += 1
        let seconds = UInt32(truncatingIfNeeded: clock.ticks / Timestamp.ticksPerSecond)
        return "{\(guidStart)-\(hex(seconds & 0xffff, 4))-\(hex(seconds >> 16, 4))-"
            + "\(hex(UInt32(processCount) & 0xffff, 4))-00000000\(hex(UInt32(processCount) >> 16, 4))}"
    }

    private func hex(_ number: UInt32, _ width: Int) -> String {
        let digits = String(number, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    func freshID() -> String {
        "{\(random.hex(8))-\(random.hex(4))-4\(random.hex(3))-A\(random.hex(3))-\(random.hex(12))}"
    }

    // MARK: records

    func record(
        _ provider: String, _ eventID: UInt32, _ channel: String, pid: UInt32, sid: String,
        userData: String? = nil, _ data: [(name: String, value: String)]
    ) {
        tick()
        records.append(
            ScenarioRecord(
                provider: provider, eventID: eventID, channel: channel, computer: computer, time: clock,
                loggingPID: pid, loggingTID: UInt32(random.number(200...3_000)) * 4, userSID: sid, data: data,
                userData: userData))
    }

    /// The records in the order of their time, numbered for each channel.
    package func finished() -> [ScenarioRecord] {
        var numbered = records.enumerated().sorted { a, b in
            a.element.time == b.element.time ? a.offset < b.offset : a.element.time < b.element.time
        }.map(\.element)
        var last: [String: UInt64] = [:]
        for index in numbered.indices {
            last[numbered[index].channel, default: 1_000] += 1
            numbered[index].recordID = last[numbered[index].channel] ?? 0
        }
        return numbered
    }
}
