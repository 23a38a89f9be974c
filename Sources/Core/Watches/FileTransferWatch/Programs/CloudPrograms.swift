extension TransferProgram {
    /// Programs that keep files with a service.
    static let cloudPrograms: [TransferProgram] = [
        // Direction: by which end is remote (folder Reading).
        TransferProgram(
            "rclone", .tool, "rclone", images: ["rclone.exe", "rclone*.exe", "rclone"], original: ["rclone.exe"],
            finding: true),
        TransferProgram(
            "restic", .tool, "restic", images: ["restic.exe", "restic*.exe", "restic"], original: ["restic.exe"],
            upload: ["* backup *"], download: ["* restore *"]),
        TransferProgram(
            "megasync", .cloudClient, "MEGA", images: ["MEGAsync.exe", "megasync"], original: ["MEGAsync.exe"],
            finding: true),
        TransferProgram(
            "megacmd", .tool, "MEGAcmd",
            images: [
                "MEGAcmdServer.exe", "MEGAcmdShell.exe", "MEGAclient.exe", "mega-put*", "mega-get*", "megatools*.exe",
                "mega-cmd", "mega-cmd-server", "mega-exec", "megatools",
            ], original: ["MEGAcmdServer.exe", "MEGAclient.exe", "MEGAcmdShell.exe"],
            upload: ["* put *", "*mega-put*"], download: ["* get *", "*mega-get*"], finding: true),
        TransferProgram(
            "azcopy", .tool, "AzCopy", images: ["azcopy.exe", "azcopy"], original: ["azcopy.exe"],
            upload: ["* copy *", "* cp *", "* sync *", "*/dest:*http*"]),
        TransferProgram(
            "aws", .generalPurpose, "AWS command line", images: ["aws.exe", "aws", "s5cmd.exe", "s5cmd"],
            upload: ["* s3 cp *", "* s3 sync *", "* s3 mv *", "*s3api put-object*"]),
        TransferProgram(
            "gsutil", .generalPurpose, "Google Cloud command line",
            images: ["gsutil", "gsutil.cmd", "gsutil.exe", "gcloud.exe", "gcloud.cmd", "gcloud"],
            upload: ["* cp *gs://*", "* rsync *gs://*", "*storage cp*"]),
        TransferProgram(
            "s3browser", .cloudClient, "S3 Browser", images: ["s3browser*.exe"], original: ["s3browser*.exe"],
            finding: true),
        TransferProgram(
            "dropbox", .cloudClient, "Dropbox", images: ["Dropbox.exe", "dropbox"], original: ["Dropbox.exe"],
            finding: true),
        TransferProgram(
            "onedrive", .cloudClient, "OneDrive", images: ["OneDrive.exe", "onedrive"], original: ["OneDrive.exe"],
            finding: true),
        TransferProgram(
            "google-drive", .cloudClient, "Google Drive", images: ["GoogleDriveFS.exe", "googledrivesync.exe"],
            original: ["GoogleDriveFS.exe"], finding: true),
        TransferProgram(
            "box", .cloudClient, "Box", images: ["Box.exe", "BoxSync.exe"], original: ["Box.exe"], finding: true),
        TransferProgram(
            "pcloud", .cloudClient, "pCloud", images: ["pCloud.exe", "pcloud"], original: ["pCloud.exe"], finding: true),
    ]
}
