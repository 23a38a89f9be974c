import Detection

extension TransferProgram {
    /// What comes with Windows and moves files by itself.
    ///
    /// The switches of curl, the words of PowerShell and which end of scp is remote are read by code (folder Reading),
    /// because there letters' case or order counts; forms in a policy add to that.
    static let windowsPrograms: [TransferProgram] = [
        TransferProgram(
            "ftp", .ftpCommand, "FTP", images: ["ftp.exe", "ftp", "tnftp", "netkit-ftp", "inetutils-ftp"],
            original: ["ftp.exe"], finding: true),
        TransferProgram(
            "tftp", .ftpCommand, "TFTP", images: ["tftp.exe", "tftp"], original: ["tftp.exe"], upload: ["* put *"],
            download: ["* get *"], finding: true),
        TransferProgram("curl", .tool, "curl", images: ["curl.exe", "curl"], original: ["curl.exe"]),
        TransferProgram(
            "bitsadmin", .tool, "BITS administration", images: ["bitsadmin.exe"], original: ["bitsadmin.exe"],
            upload: ["*/upload *", "*-upload *"],
            download: ["*/transfer *", "*-transfer *", "*/addfile*", "*-addfile*"]),
        TransferProgram(
            "powershell", .generalPurpose, "PowerShell", images: ["powershell.exe", "pwsh.exe", "powershell_ise.exe"],
            original: ["PowerShell.EXE", "pwsh.dll", "powershell_ise.EXE"]),
        TransferProgram(
            "certutil", .generalPurpose, "certutil", images: ["certutil.exe"], original: ["CertUtil.exe"],
            download: ["*urlcache*://*", "*verifyctl*://*", "*-url *://*", "*/url *://*", "*-url \"*://*"]),
        TransferProgram(
            "certreq", .generalPurpose, "certreq", images: ["certreq.exe"], original: ["CertReq.exe"],
            upload: ["*-post*://*", "*/post*://*"]),
        TransferProgram(
            "certoc", .generalPurpose, "certoc", images: ["certoc.exe"], original: ["CertOC.exe"],
            download: ["*getcacaps*://*"]),
        TransferProgram(
            "config-security-policy", .generalPurpose, "ConfigSecurityPolicy", images: ["ConfigSecurityPolicy.exe"],
            original: ["ConfigSecurityPolicy.exe"], upload: ["*://*"]),
        TransferProgram(
            "mpcmdrun", .generalPurpose, "Defender's command line", images: ["MpCmdRun.exe"],
            original: ["MpCmdRun.exe"], download: ["*-downloadfile*", "*/downloadfile*"], level: .high),
        TransferProgram(
            "datasvcutil", .generalPurpose, "DataSvcUtil", images: ["DataSvcUtil.exe"], original: ["DataSvcUtil.exe"],
            upload: ["*/uri:*", "*-uri:*"], level: .high),
        TransferProgram(
            "finger", .tool, "finger", images: ["finger.exe"], original: ["finger.exe"], download: ["*@*"]),
        TransferProgram(
            "desktopimgdownldr", .generalPurpose, "desktopimgdownldr", images: ["desktopimgdownldr.exe"],
            original: ["desktopimgdownldr.exe"], download: ["*/lockscreenurl:*"], level: .high),
        TransferProgram(
            "cmdl32", .generalPurpose, "cmdl32", images: ["cmdl32.exe"], original: ["CMDL32.EXE"],
            download: ["*/vpn*/lan*"]),
        TransferProgram(
            "gfxdownloadwrapper", .generalPurpose, "GfxDownloadWrapper", images: ["GfxDownloadWrapper.exe"],
            original: ["GfxDownloadWrapper.exe"], download: ["*://*"]),
        // SQL Server's: it writes a file, which then travels by other means.
        TransferProgram(
            "bcp", .generalPurpose, "SQL Server bulk copy", images: ["bcp.exe"], original: ["BCP.exe"],
            upload: ["* out *", "* queryout *"], level: .low),
    ]
}
