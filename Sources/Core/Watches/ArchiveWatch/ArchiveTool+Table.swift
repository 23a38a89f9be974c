import Detection

extension ArchiveTool {
    /// The archivers, with the words by which their command lines say what they do.
    static let table = commandLineTools + desktopTools + windowsTools + generalTools

    /// Archivers for command lines that one brings along.
    private static let commandLineTools: [ArchiveTool] = [
        .of(
            "7zip", "7-Zip", ["7z.exe", "7za.exe", "7zr.exe", "7zz.exe", "7zG.exe"],
            ["7z.exe", "7za.exe", "7zr.exe", "7zz.exe", "7zG.exe"],
            create: ["a", "u"], password: ["-p*"], split: volumes("-v"), sfx: ["-sfx*"]),
        .of(
            "nanazip", "NanaZip", ["NanaZipC.exe", "NanaZipG.exe"], ["NanaZipC.exe", "NanaZipG.exe"],
            create: ["a", "u"], password: ["-p*"], split: volumes("-v"), sfx: ["-sfx*"]),
        .of(
            "rar", "WinRAR", ["rar.exe", "winrar.exe"], ["Rar.exe", "WinRAR.exe", "Command line RAR"],
            create: ["a", "m", "mf", "u", "f"], password: ["-p*", "-hp*", "/p*", "/hp*"], split: volumes("-v") + ["-v"],
            sfx: ["-sfx*", "s", "s*.sfx"]),
        .of(
            "info-zip", "Info-ZIP", ["zip.exe"], ["zip.exe"], create: ["*"],
            password: ["-e", "--encrypt", "--password*"], split: ["-s", "--split-size*"]),
        .of("lha", "LHA", ["lha32.exe", "lha.exe"], ["lha32.exe", "lha.exe"], create: lhaCommands, sfx: ["s"]),
        .of("gca", "GCA", ["gca.exe", "wgca.exe"], ["gca.exe"], create: ["a"], password: ["-p*"]),
        .of("yz1", "DeepFreezer", ["yz1.exe", "deepfreezer.exe"], [], create: ["a", "c"], password: ["-p*"]),
        .of("noah", "Noah", ["noah.exe"], ["noah.exe"], create: ["-a*"]),
        .of(
            "arj", "ARJ", ["arj.exe", "arj32.exe"], ["arj32.exe"], create: ["a", "m", "u"], password: ["-g*"],
            split: volumes("-v"), sfx: ["-je*"]),
        .of(
            "ace", "ACE", ["ace32.exe", "winace.exe"], ["winace.exe"], create: ["a", "m", "u"], password: ["-p*"],
            split: volumes("-v"), sfx: ["-sfx*"]),
        .of(
            "freearc", "FreeArc", ["arc.exe", "freearc.exe"], ["arc.exe"], create: ["a", "create", "m"],
            password: ["-p*", "-hp*"]),
        .of(
            "zpaq", "ZPAQ", ["zpaq.exe", "zpaq64.exe", "zpaqfranz.exe"], [], create: ["a", "add"], password: ["-key*"]),
        .of("uharc", "UHARC", ["uharc.exe"], [], create: ["a"], password: ["-p*", "-pw*"]),
        .of("kgb", "KGB Archiver", ["kgb_arch.exe", "kgb2_console.exe", "kgb.exe"], [], create: ["a"]),
        .of(
            "gzip", "gzip and others",
            ["gzip.exe", "bzip2.exe", "xz.exe", "lzma.exe", "lzip.exe", "zstd.exe", "lz4.exe", "pigz.exe"], [],
            create: ["*"]),
    ]

    /// Archivers with a window.
    private static let desktopTools: [ArchiveTool] = [
        .of(
            "7zip-manager", "7-Zip File Manager", ["7zFM.exe", "NanaZip.exe"], ["7zFM.exe", "NanaZip.exe"], create: []),
        .of(
            "winzip", "WinZip", ["winzip32.exe", "winzip64.exe"], ["winzip32.exe", "winzip64.exe"],
            create: ["-a", "-min -a*", "-m", "-f", "-u"], password: ["-s?*"]),
        .of(
            "wzzip", "WinZip command line", ["wzzip.exe", "wzzip64.exe"], ["wzzip.exe"], create: ["*"],
            password: ["-s?*"]),
        .of(
            "bandizip", "Bandizip", ["bz.exe", "bc.exe", "Bandizip.exe"], ["Bandizip.exe", "bz.exe", "bc.exe"],
            create: ["c", "a", "bc"], password: ["-p:*", "/p:*"], split: ["-v:*"], sfx: ["-sfx*"]),
        .of("lhaz", "Lhaz", ["Lhaz.exe"], ["Lhaz.exe"], create: ["a"], password: ["-p*"]),
        .of(
            "lhaplus", "Lhaplus", ["Lhaplus.exe"], ["Lhaplus.exe"], create: ["/c:*"], password: ["/p*"],
            sfx: ["/c:*sfx*"]),
        .of("lhaca", "+Lhaca", ["+Lhaca.exe", "Lhaca.exe"], ["Lhaca.exe"], create: ["*"]),
        .of("explzh", "Explzh", ["explzh.exe"], ["explzh.exe"], create: ["/a*"], password: ["/p*"]),
        .of(
            "cubeice", "CubeICE", ["cubeice.exe", "cubeice-compress.exe"], ["cubeice.exe"], create: ["/c:*"],
            password: ["/p*"]),
        .of("peazip", "PeaZip", ["peazip.exe", "pea.exe"], ["peazip.exe", "pea.exe"], create: ["-add2*"]),
        .of("alzip", "ALZip", ["ALZip.exe", "ALZipCon.exe"], ["ALZip.exe"], create: ["-a*"], password: ["-p*"]),
        .of("izarc", "IZArc", ["izarcc.exe", "izarc.exe"], ["izarc.exe"], create: ["-a*"], password: ["-s?*"]),
        .of(
            "powerarchiver", "PowerArchiver", ["powerarc.exe", "pacomp.exe"], ["powerarc.exe"], create: ["-a*"],
            password: ["-s?*"]),
    ]

    /// What Windows brings along.
    private static let windowsTools: [ArchiveTool] = [
        .of(
            "tar", "tar", ["tar.exe", "bsdtar.exe"], ["bsdtar", "bsdtar.exe"],
            create: ["-c*", "c*", "-r*", "-u*", "--create", "--append", "--update"],
            password: ["--passphrase*", "*encryption=*"]),
        .of("makecab", "makecab", ["makecab.exe"], ["makecab.exe"], create: ["*", "/f*", "-f*"], split: diskSizes),
        .of("diantz", "diantz", ["diantz.exe"], ["diantz.exe"], create: ["*", "/f*", "-f*"], split: diskSizes),
        .of("iexpress", "IExpress", ["iexpress.exe"], ["IEXPRESS.EXE"], create: ["/n*", "-n*"], sfx: ["/n*", "-n*"]),
        .of("compress", "Microsoft compress", ["compress.exe"], ["compress.exe"], create: ["*"]),
        .of(
            "wbadmin", "wbadmin", ["wbadmin.exe"], ["WBADMIN.EXE"],
            create: ["start backup", "start systemstatebackup"],
            isGeneral: true),
        .of("ntbackup", "ntbackup", ["ntbackup.exe"], ["NTBACKUP.EXE"], create: ["backup"]),
        .of(
            "dism", "DISM", ["dism.exe"], ["DISM.EXE"],
            create: ["/capture-image*", "/append-image*", "/export-image*"],
            split: ["/split-image*"], isGeneral: true),
        .of(
            "imagex", "ImageX", ["imagex.exe", "wimlib-imagex.exe"], ["imagex.exe"],
            create: ["capture", "append", "/capture*", "/append*"]),
        .of("esentutl", "esentutl", ["esentutl.exe"], ["esentutl.exe"], create: ["/vss*", "-vss*"], isGeneral: true),
        .of("compact", "compact", ["compact.exe"], ["COMPACT.EXE"], create: [], isGeneral: true),
    ]

    /// Interpreters that have archives in their libraries; what their scripts call is known to ``ArchiveScript``.
    private static let generalTools: [ArchiveTool] = [
        .of(
            "python", "Python", ["python.exe", "pythonw.exe", "python3.exe", "py.exe"], [],
            create: [
                "-m zipfile -c*", "-m zipfile --create*", "-m tarfile -c*", "-m tarfile --create*", "-m zipapp *",
            ],
            isGeneral: true),
        .of("git", "Git", ["git.exe"], ["git.exe"], create: ["archive -*", "bundle create"], isGeneral: true),
    ]

    private static let lhaCommands = ["a", "c", "u", "m", "-a", "-c", "-u", "-m"]
    private static let diskSizes = (1...9).map { "maxdisksize=\($0)*" }

    /// A switch with a size: `-v10m`, and not `-ver`.
    private static func volumes(_ name: String) -> [String] {
        (1...9).map { "\(name)\($0)*" }
    }

    private static func of(
        _ id: String, _ name: String, _ images: [String], _ originals: [String], create: [String],
        password: [String] = [], split: [String] = [], sfx: [String] = [], isGeneral: Bool = false
    ) -> ArchiveTool {
        var tool = ArchiveTool(id: id)
        tool.name = name
        tool.images = images
        tool.originalFileNames = originals
        tool.createForms = create
        tool.passwordForms = password
        tool.splitForms = split
        tool.selfExtractingForms = sfx
        tool.isGeneralPurpose = isGeneral
        return tool
    }
}
