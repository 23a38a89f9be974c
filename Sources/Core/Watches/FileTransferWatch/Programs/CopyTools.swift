extension TransferProgram {
    /// Tools of the command line that copy files to and from other hosts.
    static let copyTools: [TransferProgram] = [
        TransferProgram(
            "wget", .tool, "wget", images: ["wget.exe", "wget", "wget2.exe"], original: ["wget.exe"],
            upload: ["*--post-file*", "*--body-file*"], download: ["*://*", "* www.*"]),
        TransferProgram(
            "aria2", .tool, "aria2", images: ["aria2c.exe", "aria2c"], original: ["aria2c.exe"],
            download: ["*://*", "*magnet:*"]),
        TransferProgram("scp", .tool, "OpenSSH scp", images: ["scp.exe", "scp"], original: ["scp.exe"]),
        // A batch names its file with -b, everything else is typed.
        TransferProgram(
            "sftp", .tool, "OpenSSH sftp", images: ["sftp.exe", "sftp"], original: ["sftp.exe"], finding: true),
        TransferProgram(
            "psftp", .tool, "PuTTY psftp", images: ["psftp.exe"], original: ["psftp", "PSFTP.exe"], finding: true),
        TransferProgram(
            "pscp", .tool, "PuTTY pscp", images: ["pscp.exe"], original: ["pscp", "PSCP.exe"]),
        TransferProgram(
            "netcat", .tool, "netcat",
            images: ["nc.exe", "nc64.exe", "ncat.exe", "netcat.exe", "socat.exe", "powercat.exe"],
            original: ["ncat.exe", "nc.exe"], finding: true),
        TransferProgram("rsync", .tool, "rsync", images: ["rsync.exe", "rsync"]),
        TransferProgram(
            "croc", .tool, "croc", images: ["croc.exe"], upload: ["* send *"], finding: true),
    ]
}
