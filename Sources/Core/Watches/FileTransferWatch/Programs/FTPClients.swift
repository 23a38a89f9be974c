extension TransferProgram {
    /// Programs in which a person transfers files by FTP, SFTP and the like. Starting one is what is asked for.
    static let ftpClients: [TransferProgram] = [
        client("ffftp", "FFFTP", ["FFFTP.exe"], ["FFFTP.exe", "ffftp"]),
        client("nextftp", "NextFTP", ["NextFTP.exe", "NextFTP?.exe"], ["NextFTP.exe", "NextFTP4.exe"]),
        client(
            "winscp", "WinSCP", ["WinSCP.exe", "WinSCP.com", "WinSCP*Portable*.exe"], ["winscp.exe", "winscp.com"],
            upload: ["*\"put *", "* put *", "*synchronize remote*"],
            download: ["*\"get *", "* get *", "*synchronize local*"]),
        client(
            "filezilla", "FileZilla", ["filezilla.exe", "fzsftp.exe", "fzstorj.exe", "filezilla", "fzsftp"],
            ["filezilla.exe", "fzsftp.exe"]),
        client(
            "cyberduck", "Cyberduck", ["Cyberduck.exe", "duck.exe", "duck"], ["Cyberduck.exe", "duck.exe"],
            upload: ["*--upload *", "* -u *"], download: ["*--download *"]),
        client(
            "coreftp", "Core FTP", ["coreftp.exe", "corecmd.exe"], ["coreftp.exe", "corecmd.exe"], upload: ["* -u *"],
            download: ["* -d *"]),
        client("smartftp", "SmartFTP", ["SmartFTP.exe"], ["SmartFTP.exe"]),
        client(
            "cuteftp", "CuteFTP", ["cuteftp.exe", "cuteftppro.exe", "ftpte.exe"], ["cuteftp.exe", "cuteftppro.exe"]),
        client(
            "ws-ftp", "WS_FTP", ["wsftppro.exe", "ws_ftp.exe", "wsftp*.exe", "ftpscrpt.com"],
            ["wsftppro.exe", "wsftpgui.exe"]),
        client("alftp", "ALFTP", ["ALFTP.exe"], ["ALFTP.exe"]),
        client(
            "lftp", "lftp", ["lftp.exe", "lftp"], [], upload: ["*mput *", "* put *", "*mirror -r*"],
            download: ["* get *"]),
        client(
            "ncftp", "NcFTP", ["ncftp.exe", "ncftpput.exe", "ncftpget.exe", "ncftp", "ncftpput", "ncftpget"], [],
            upload: ["*ncftpput*"], download: ["*ncftpget*"]),
        client("flashfxp", "FlashFXP", ["FlashFXP.exe"], ["FlashFXP.exe"]),
        client("xftp", "Xftp", ["Xftp.exe", "XftpCL.exe"], ["Xftp.exe"]),
        client("bitvise", "Bitvise SSH", ["BvSsh.exe", "sftpc.exe"], ["BvSsh.exe", "sftpc.exe"]),
        client("classic-ftp", "Classic FTP", ["classicftp.exe"], ["classicftp.exe"]),
        client("gftp", "gFTP", ["gftp", "gftp-gtk", "gftp-text"], []),
        client("yafc", "Yafc", ["yafc"], []),
        client("ftp-rush", "FTP Rush", ["FTPRush.exe"], ["FTPRush.exe"]),
        client("ftp-voyager", "FTP Voyager", ["FTPVoyager.exe"], ["FTPVoyager.exe"]),
    ]

    private static func client(
        _ id: String, _ name: String, _ images: [String], _ original: [String], upload: [String] = [],
        download: [String] = []
    ) -> TransferProgram {
        TransferProgram(
            id, .ftpClient, name, images: images, original: original, upload: upload, download: download, finding: true)
    }
}
