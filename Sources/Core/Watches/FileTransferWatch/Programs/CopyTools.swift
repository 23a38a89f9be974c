extension TransferProgram {
    /// Tools of the command line that copy files to and from other hosts.
    static let copyTools: [TransferProgram] = [
        TransferProgram(
            "wget", .tool, "wget", images: ["wget.exe", "wget", "wget2.exe", "wget2"], original: ["wget.exe"],
            upload: ["*--post-file*", "*--body-file*"], download: ["*://*", "* www.*"]),
        TransferProgram(
            "aria2", .tool, "aria2", images: ["aria2c.exe", "aria2c"], original: ["aria2c.exe"],
            download: ["*://*", "*magnet:*"]),
        TransferProgram("scp", .tool, "OpenSSH scp", images: ["scp.exe", "scp"], original: ["scp.exe"]),
        // A batch names its file with -b, everything else is typed.
        TransferProgram(
            "sftp", .tool, "OpenSSH sftp", images: ["sftp.exe", "sftp"], original: ["sftp.exe"], finding: true),
        TransferProgram(
            "psftp", .tool, "PuTTY psftp", images: ["psftp.exe", "psftp"], original: ["psftp", "PSFTP.exe"],
            finding: true),
        TransferProgram(
            "pscp", .tool, "PuTTY pscp", images: ["pscp.exe", "pscp"], original: ["pscp", "PSCP.exe"]),
        TransferProgram(
            "netcat", .tool, "netcat",
            images: [
                "nc.exe", "nc64.exe", "ncat.exe", "netcat.exe", "socat.exe", "powercat.exe",
                "nc", "ncat", "netcat", "socat", "nc.openbsd", "nc.traditional",
            ],
            original: ["ncat.exe", "nc.exe"], finding: true),
        TransferProgram("rsync", .tool, "rsync", images: ["rsync.exe", "rsync"]),
        TransferProgram(
            "axel", .tool, "Axel", images: ["axel"], download: ["*://*"]),
        // What is typed into it says which way, as with sftp.
        TransferProgram(
            "smbclient", .tool, "smbclient", images: ["smbclient"], upload: ["* put *", "*mput *", "*\"put *"],
            download: ["* get *", "*mget *", "*\"get *"], finding: true),
        TransferProgram("smbget", .tool, "smbget", images: ["smbget"], download: ["*smb://*"]),
        TransferProgram(
            "croc", .tool, "croc", images: ["croc.exe", "croc"], upload: ["* send *"], finding: true),
    ]
}
