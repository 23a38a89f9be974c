import Events

/// An ordinary week of six PCs and a file server, as Sysmon, the Security log, BITS-Client and PowerShell record it.
///
/// Nothing bad happens. The same in every run.
package enum OrdinaryWeek {
    /// The records of each host in the order of their time.
    package static func records() -> [[ScenarioRecord]] {
        let server = Machine(Organisation.serverName, Organisation.serverAddress, seed: 11, auditsProcesses: false)
        let serverDesk = Desk(server, .system, server: server, share: "共有")
        let people: [(Account, String)] = [
            (Organisation.tanaka, "総務"), (Organisation.suzuki, "経理"), (Organisation.sato, "営業"),
            (Organisation.takahashi, "営業"), (Organisation.ito, "開発"), (Organisation.watanabe, "情報"),
        ]
        let desks = people.enumerated().map { index, person in
            Desk(
                Machine(
                    "PC-014\(index + 1)", "192.168.20.\(index + 41)", seed: 100 + UInt64(index),
                    auditsProcesses: index < 3),
                person.0, server: server, share: person.1)
        }
        server.at(0, 0, 5)
        serverDesk.boot()
        for day in 0..<5 {
            serverDesk.day = day
            for desk in desks {
                desk.day = day
                work(desk, serverDesk)
            }
            for hour in 0..<24 {
                server.at(day, hour, 10)
                for _ in 0..<6 { serverDesk.serverNoise() }
                if hour % 2 == 0 { serverDesk.refreshServerPolicy() }
            }
            server.at(day, 3, 0)
            serverDesk.updateDefender()
            server.at(day, 22, 0)
            serverDesk.backUp()
        }
        serverDesk.day = 5
        server.at(5, 4, 0)
        serverDesk.packWebLogs()
        return (desks.map(\.pc) + [server]).map { $0.finished() }
    }

    private static func work(_ desk: Desk, _ serverDesk: Desk) {
        let pc = desk.pc
        let isDeveloper = desk.account.name == Organisation.ito.name
        let isAdministrator = desk.account.name == Organisation.watanabe.name
        pc.at(desk.day, 8, pc.random.number(15...40))
        desk.boot()
        pc.pause(20...60)
        desk.logOn()
        pc.pause(30...90)
        desk.startOutlook()
        for hour in 9..<18 {
            pc.at(desk.day, hour, 0)
            desk.backgroundNoise()
            desk.browsersInBackground()
            if hour == 12 { lunch(desk); continue }
            if hour % 2 == 1 { desk.refreshPolicy() }
            desk.inventory()
            for minute in stride(from: 5, to: 55, by: 10) {
                let start = ScenarioTime.at(desk.day, hour, minute)
                if pc.clock < start { pc.at(desk.day, hour, minute) }
                if isDeveloper, pc.random.chance(70) { develop(desk) } else { ordinary(desk) }
                if isAdministrator, pc.random.chance(60) { desk.administer() }
                desk.officeBackground()
                desk.backgroundNoise()
            }
            updates(desk, hour)
            if isDeveloper, hour == 16, desk.day == 3 { desk.deploy() }
            if isAdministrator, hour == 14 { desk.remoteToServer(serverDesk) }
            if isAdministrator, hour == 15, desk.day == 1 { desk.installTools() }
            if isAdministrator, hour == 15, desk.day == 2 { desk.transferOnce() }
        }
        if pc.clock < ScenarioTime.at(desk.day, 18, 5) { pc.at(desk.day, 18, 5) }
        desk.leave()
    }

    private static func lunch(_ desk: Desk) {
        desk.lock()
        for minute in stride(from: 5, to: 55, by: 10) {
            desk.pc.at(desk.day, 12, minute)
            desk.browsersInBackground()
            desk.officeBackground()
            desk.backgroundNoise()
            if minute == 25 { desk.inventoryScript() }
        }
        if desk.pc.clock < ScenarioTime.at(desk.day, 12, 58) { desk.pc.at(desk.day, 12, 58) }
        desk.unlock()
    }

    private static func ordinary(_ desk: Desk) {
        switch desk.pc.random.number(0...15) {
        case 0, 1: desk.readMail()
        case 2, 3: desk.editDocument()
        case 4, 5: desk.editSheet()
        case 6: desk.editJapaneseDocument()
        case 7, 8, 9: desk.browse()
        case 10: desk.browseWithFirefox()
        case 11: desk.zipInExplorer()
        case 12: desk.useArchiver()
        case 13: desk.userPreferences()
        default: desk.browseShare()
        }
    }

    private static func develop(_ desk: Desk) {
        switch desk.pc.random.number(0...7) {
        case 0, 1: desk.useGit()
        case 2: desk.buildWeb()
        case 3: desk.testWeb()
        case 4: desk.buildJavaAndDotnet()
        case 5: desk.buildPython()
        case 6: desk.useServers()
        default: desk.browse()
        }
    }

    private static func updates(_ desk: Desk, _ hour: Int) {
        switch hour {
        case 9: desk.updateDefender()
        case 10:
            desk.updateEdge()
            desk.updateChrome()
        case 11:
            desk.searchUpdates()
            if desk.account.name == Organisation.ito.name { desk.fetchPackage() }
        case 13:
            if desk.day % 2 == 0 { desk.updateFirefox() }
            if desk.day == 3 { desk.installUpdates() }
        case 14: desk.updateOffice()
        case 15: desk.updatePersonalPrograms()
        case 16:
            if desk.day == 2 { desk.installPackage() }
            if desk.day == 0 { desk.installDriver() }
            if desk.pc.random.chance(40) { desk.reportError() }
            desk.maintain()
        default: break
        }
    }
}

extension Desk {
    /// Group policy on a machine where nobody has signed in.
    func refreshServerPolicy() {
        let service = host("netsvcs -p -s gpsvc")
        pc.connect("dc01." + Organisation.suffix, 389, by: service)
        pc.set(
            "HKLM\\Software\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU\\NoAutoUpdate", "DWORD (0x00000000)",
            by: service)
        pc.set(
            "HKLM\\Software\\Policies\\Microsoft\\WindowsFirewall\\DomainProfile\\EnableFirewall", "DWORD (0x00000001)",
            by: service)
    }
}
