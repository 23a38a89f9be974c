extension TransferProgram {
    /// What copies between shares. The network owner of such a copy is the system, so the command line is all there is.
    static let copyPrograms: [TransferProgram] = [
        TransferProgram(
            "copy-to-share", .generalPurpose, "Copy to an administrative share",
            images: ["robocopy.exe", "xcopy.exe", "cmd.exe", "esentutl.exe"],
            original: ["robocopy.exe", "XCOPY.EXE", "Cmd.Exe", "esentutl.exe"])
    ]
}
