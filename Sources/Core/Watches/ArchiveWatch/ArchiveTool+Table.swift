import Detection

extension ArchiveTool {
    /// The archivers, with the words by which their command lines say what they do.
    static let table: [ArchiveTool] = [
        .of(
            "7zip", "7-Zip", ["7z.exe", "7za.exe", "7zr.exe", "7zG.exe", "7z"],
            ["7z.exe", "7za.exe", "7zr.exe", "7zG.exe"],
            create: ["a", "u"], password: ["-p?*", "-mhe*"], split: ["-v*"], sfx: ["-sfx*"]),
        .of(
            "nanazip", "NanaZip", ["NanaZipC.exe", "NanaZipG.exe"], ["NanaZipC.exe", "NanaZipG.exe"],
            create: ["a", "u"], password: ["-p?*", "-mhe*"], split: ["-v*"], sfx: ["-sfx*"]),
        .of(
            "rar", "WinRAR", ["rar.exe", "winrar.exe", "rar"], ["Rar.exe", "WinRAR.exe", "rar.exe Command line RAR"],
            create: ["a", "m", "u", "f"], password: ["-p*", "-hp*"], split: ["-v*"], sfx: ["-sfx*"]),
        .of(
            "winzip", "WinZip", ["winzip32.exe", "winzip64.exe", "wzzip.exe"],
            ["winzip32.exe", "winzip64.exe", "wzzip.exe"],
            create: ["-a", "-min", "-m"], password: ["-s?*"]),
        .of(
            "tar", "tar", ["tar.exe", "bsdtar.exe", "tar"], ["bsdtar", "bsdtar.exe"],
            create: ["-c*", "-r*", "-u*", "c", "cf*", "c?f*", "c??f*", "--create", "--append"]),
        .of("makecab", "makecab", ["makecab.exe", "makecab"], ["makecab.exe"], create: ["*"], split: ["/d"]),
        .of("diantz", "diantz", ["diantz.exe", "diantz"], ["diantz.exe"], create: ["*"]),
        .of("iexpress", "IExpress", ["iexpress.exe"], ["IEXPRESS.EXE"], create: ["/n*"], sfx: ["/n*"]),
        .of("esentutl", "esentutl", ["esentutl.exe"], ["esentutl.exe"], create: ["/vss*"]),
        .of("dism", "DISM", ["dism.exe"], ["DISM.EXE"], create: ["/capture-image*"], split: ["/split-image*"]),
        .of("wbadmin", "wbadmin", ["wbadmin.exe"], ["WBADMIN.EXE"], create: []),
        .of("compact", "compact", ["compact.exe"], ["COMPACT.EXE"], create: []),
        .of("lhaz", "Lhaz", ["Lhaz.exe"], ["Lhaz.exe"], create: ["a"], password: ["-p?*"]),
        .of(
            "lhaplus", "Lhaplus", ["Lhaplus.exe"], ["Lhaplus.exe"], create: ["/c:*"], password: ["/p*"],
            sfx: ["/c:*sfx*"]),
        .of(
            "lha", "LHA", ["lha32.exe", "lha.exe"], ["lha32.exe", "lha.exe"], create: ["a", "c", "u", "m"], sfx: ["s"]),
        .of("lhaca", "+Lhaca", ["+Lhaca.exe", "Lhaca.exe"], ["Lhaca.exe"], create: []),
        .of("explzh", "Explzh", ["explzh.exe"], ["explzh.exe"], create: ["/a*"], password: ["/p*"]),
        .of("cubeice", "CubeICE", ["cubeice.exe"], ["cubeice.exe"], create: ["/c:*"], password: ["/p*"]),
        .of("gca", "GCA", ["gca.exe", "wgca.exe"], ["gca.exe"], create: ["a"], password: ["-p*"]),
        .of(
            "bandizip", "Bandizip", ["bz.exe", "bc.exe", "Bandizip.exe"], ["Bandizip.exe", "bz.exe"],
            create: ["c", "a", "bc"], password: ["-p:*", "/p:*"], split: ["-v:*"], sfx: ["-sfx*"]),
        .of("peazip", "PeaZip", ["peazip.exe", "pea.exe"], ["peazip.exe", "pea.exe"], create: ["-add2*"]),
        .of(
            "info-zip", "Info-ZIP", ["zip.exe", "zip"], ["zip.exe"],
            create: ["*.zip", "-r*"], password: ["-P*", "-e", "--password*"], split: ["-s"]),
        .of("gzip", "gzip and others", ["gzip.exe", "bzip2.exe", "xz.exe", "zstd.exe", "lz4.exe"], [], create: []),
    ]

    private static func of(
        _ id: String, _ name: String, _ images: [String], _ originals: [String], create: [String],
        password: [String] = [], split: [String] = [], sfx: [String] = []
    ) -> ArchiveTool {
        var tool = ArchiveTool(id: id)
        tool.name = name
        tool.images = images
        tool.originalFileNames = originals
        tool.createForms = create
        tool.passwordForms = password
        tool.splitForms = split
        tool.selfExtractingForms = sfx
        return tool
    }
}
