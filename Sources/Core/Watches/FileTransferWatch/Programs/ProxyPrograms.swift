import Detection

extension TransferProgram {
    /// Programs of Windows and Office that run, install or open what an address gives them.
    static let proxyPrograms: [TransferProgram] = [
        TransferProgram(
            "mshta", .generalPurpose, "HTML applications", images: ["mshta.exe"], original: ["MSHTA.EXE"],
            download: ["*http://*", "*https://*", "*script:http*"], level: .high),
        TransferProgram(
            "regsvr32", .generalPurpose, "regsvr32", images: ["regsvr32.exe"], original: ["REGSVR32.EXE"],
            download: ["*/i:http*", "*-i:http*", "*/i:\"http*", "*/i:ftp*"], level: .high),
        TransferProgram(
            "rundll32", .generalPurpose, "rundll32", images: ["rundll32.exe"], original: ["RUNDLL32.EXE"],
            download: [
                "*script:http*", "*javascript:*http*://*", "*openurl*http*://*",
                "*fileprotocolhandler*http*://*",
            ]),
        // An ordinary share over WebDAV starts it, too.
        TransferProgram(
            "webdav", .generalPurpose, "WebDAV", images: ["rundll32.exe"], download: ["*davclnt*davsetcookie*"],
            level: .low),
        TransferProgram(
            "net-use", .generalPurpose, "net use to the web", images: ["net.exe", "net1.exe"],
            original: ["net.exe", "net1.exe"],
            download: ["* use *http://*", "* use *https://*", "* use *@ssl*", "* use *davwwwroot*"], level: .low),
        // Properties may hold addresses: only the package itself counts.
        TransferProgram(
            "msiexec", .generalPurpose, "Windows Installer", images: ["msiexec.exe"], original: ["msiexec.exe"],
            download: [
                "*/i http*", "*/i \"http*", "*/i'http*", "*/ihttp*", "*-i http*", "*-i \"http*", "*/package http*",
                "*/package \"http*", "*/y http*", "*/j http*", "*/a http*", "*/q http*",
            ]),
        TransferProgram(
            "wmic", .generalPurpose, "WMI command line", images: ["wmic.exe"], original: ["wmic.exe"],
            download: ["*format:*://*"], level: .high),
        TransferProgram(
            "script-host", .generalPurpose, "Script host", images: ["cscript.exe", "wscript.exe"],
            original: ["cscript.exe", "wscript.exe"], download: ["*script:http*", "* http://*", "* https://*"]),
        TransferProgram(
            "html-help", .generalPurpose, "HTML Help", images: ["hh.exe"], original: ["HH.exe"],
            download: ["*http://*", "*https://*"]),
        TransferProgram(
            "ieexec", .generalPurpose, "IEExec", images: ["ieexec.exe"], original: ["IEExec.exe"],
            download: ["*://*"], level: .high),
        TransferProgram(
            "presentationhost", .generalPurpose, "PresentationHost", images: ["presentationhost.exe"],
            original: ["PresentationHost.exe"], download: ["*://*"]),
        TransferProgram(
            "installutil", .generalPurpose, "InstallUtil", images: ["installutil.exe"], original: ["InstallUtil.exe"],
            download: ["*http://*", "*https://*"]),
        TransferProgram(
            "appinstaller", .generalPurpose, "App Installer", images: ["AppInstaller.exe"],
            original: ["AppInstaller.exe"], download: ["*source=http*"]),
        // People open documents of their intranet so; the log is enough.
        TransferProgram(
            "office", .generalPurpose, "Office",
            images: [
                "excel.exe", "winword.exe", "powerpnt.exe", "msohtmed.exe", "protocolhandler.exe", "mspub.exe",
            ], download: ["*http://*", "*https://*"], level: .low),
    ]
}
