/// The file server's nights.
extension Desk {
    /// A task packs each share into an archive and copies it away.
    func backUp() {
        let image = "C:\\Program Files\\NightKeeper\\nkagent.exe"
        let agent = open["nkagent.exe"] ?? pc.start(image, "\"\(image)\" --service", by: services)
        open["nkagent.exe"] = agent
        let names = ["総務", "経理", "営業", "共有", "開発"]
        for name in names {
            for index in 0..<60 {
                pc.auditFile("D:\\Share\\\(name)\\集計\\月次_\(index).xlsx", "0x1", "%%4416", by: agent)
            }
            pc.create("D:\\Backup\\2026-04-0\(day + 6)\\\(name).zip", by: agent)
            pc.pause(30...300)
        }
        let cmd = pc.start(
            "C:\\Windows\\System32\\cmd.exe", "C:\\Windows\\system32\\cmd.exe /c C:\\Scripts\\backup.cmd",
            by: scheduler, as: .system, original: "Cmd.Exe", folder: "C:\\Scripts\\")
        let seven = pc.start(
            "C:\\Program Files\\7-Zip\\7z.exe",
            "\"C:\\Program Files\\7-Zip\\7z.exe\" a -t7z -mx=3 -r D:\\Backup\\db_2026040\(day + 6).7z D:\\Data\\db\\*",
            by: cmd, folder: "C:\\Scripts\\")
        pc.create("D:\\Backup\\db_2026040\(day + 6).7z", by: seven)
        pc.create("D:\\Backup\\db_2026040\(day + 6).7z.tmp", by: seven)
        pc.pause(60...400)
        pc.end(seven)
        let copy = pc.start(
            "C:\\Windows\\System32\\robocopy.exe",
            "robocopy D:\\Backup \\\\nas01\\backup /MIR /R:2 /W:5 /LOG:C:\\Scripts\\backup.log", by: cmd,
            folder: "C:\\Scripts\\")
        pc.connect("nas01." + Organisation.suffix, 445, by: system)
        pc.end(copy)
        pc.run(
            "C:\\Windows\\System32\\forfiles.exe", "forfiles /p D:\\Backup /m *.7z /d -14 /c \"cmd /c del @path\"",
            by: cmd)
        pc.delete("D:\\Backup\\db_20260323.7z", by: cmd)
        pc.end(cmd)
        let image2 = pc.start(
            "C:\\Windows\\System32\\wbadmin.exe",
            "wbadmin start backup -backupTarget:E: -include:C: -allCritical -quiet", by: scheduler, as: .system)
        let engine = pc.start(
            "C:\\Windows\\System32\\wbengine.exe", "\"C:\\Windows\\system32\\wbengine.exe\"", by: services)
        pc.create("E:\\WindowsImageBackup\\FS01\\Backup 2026-04-0\(day + 6) 160000\\3f1c0d7e.vhdx", by: engine)
        pc.set(
            "HKLM\\System\\CurrentControlSet\\Services\\VSS\\Diag\\SystemRestore\\SrCreateRp (Enter)", "Binary Data",
            by: engine)
        pc.pause(100...900)
        pc.end(engine)
        pc.end(image2)
    }

    /// The logs of the web service are packed once a week.
    func packWebLogs() {
        let cmd = pc.start(
            "C:\\Windows\\System32\\cmd.exe", "C:\\Windows\\system32\\cmd.exe /c C:\\Scripts\\rotate-logs.cmd",
            by: scheduler,
            as: .system, original: "Cmd.Exe", folder: "C:\\Scripts\\")
        let packer = pc.start(
            "C:\\Program Files\\7-Zip\\7z.exe",
            "\"C:\\Program Files\\7-Zip\\7z.exe\" a D:\\Backup\\logs\\iis_20260411.7z C:\\inetpub\\logs\\LogFiles\\W3SVC1\\*.log",
            by: cmd, folder: "C:\\Scripts\\")
        pc.create("D:\\Backup\\logs\\iis_20260411.7z", by: packer)
        pc.end(packer)
        pc.end(cmd)
    }

    /// The server's own programs use its files.
    func serverNoise() {
        for index in 0..<6 {
            pc.auditFile(
                "D:\\Share\\共有\\回覧\\会議録_\(pc.random.number(1...30)).pdf", index % 3 == 0 ? "0x2" : "0x1",
                index % 3 == 0 ? "%%4417" : "%%4416", by: system)
        }
        pc.auditFile("D:\\Share\\共有\\回覧\\古い版.docx", "0x10000", "%%1537", by: system)
        let services = "HKLM\\System\\CurrentControlSet\\Services\\"
        pc.set(
            services + "W32Time\\SecureTimeLimits\\SecureTimeEstimated", "QWORD (0x01dcc2f0-0x\(pc.random.hex(8)))",
            by: host("LocalService -p -s W32Time"))
        pc.set(
            services + "VSS\\Diag\\VssvcPublisher\\IDENTIFY (Enter)", "Binary Data", by: host("netsvcs -p -s Winmgmt"))
        pc.open(lsass, by: defender, "0x1000")
        pc.open(lsass, by: host("netsvcs -p -s Winmgmt"), "0x1410")
        pc.run("C:\\Windows\\System32\\taskhostw.exe", "taskhostw.exe SYSTEM", by: scheduler)
    }
}
