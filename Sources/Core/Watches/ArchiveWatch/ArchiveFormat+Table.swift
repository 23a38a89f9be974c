import Detection

extension ArchiveFormat {
    /// The formats, the first of an extension naming it. Those switched off are what programs and databases consist of.
    static let table: [ArchiveFormat] = [
        .of("zip", "ZIP", "general", ["zip", "zipx"], at: 0, [0x50, 0x4b, 0x03, 0x04]),
        .of("zip_empty", "ZIP (empty)", "general", ["zip"], at: 0, [0x50, 0x4b, 0x05, 0x06]),
        .of("zip_split", "ZIP (spanned)", "split", ["z01", "zx01"], at: 0, [0x50, 0x4b, 0x07, 0x08]),
        .of("rar4", "RAR 1.5-4", "general", ["rar", "r00"], at: 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x00]),
        .of("rar5", "RAR 5", "general", ["rar"], at: 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07, 0x01, 0x00]),
        .of("7z", "7-Zip", "general", ["7z"], at: 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
        .of("cab", "Microsoft Cabinet", "windows", ["cab"], at: 0, [0x4d, 0x53, 0x43, 0x46]),
        .of("lzh0", "LHA lh0", "japan", ["lzh", "lha"], at: 2, [0x2d, 0x6c, 0x68, 0x30, 0x2d]),
        .of("lzh1", "LHA lh1", "japan", ["lzh", "lha"], at: 2, [0x2d, 0x6c, 0x68, 0x31, 0x2d]),
        .of("lzh5", "LHA lh5", "japan", ["lzh", "lha"], at: 2, [0x2d, 0x6c, 0x68, 0x35, 0x2d]),
        .of("lzh6", "LHA lh6", "japan", ["lzh", "lha"], at: 2, [0x2d, 0x6c, 0x68, 0x36, 0x2d]),
        .of("lzh7", "LHA lh7", "japan", ["lzh", "lha"], at: 2, [0x2d, 0x6c, 0x68, 0x37, 0x2d]),
        .of("lzhd", "LHA directory", "japan", ["lzh", "lha"], at: 2, [0x2d, 0x6c, 0x68, 0x64, 0x2d]),
        .of("lzs", "LArc lzs", "japan", ["lzs"], at: 2, [0x2d, 0x6c, 0x7a, 0x73, 0x2d]),
        .of("lz5", "LArc lz5", "japan", ["lzs"], at: 2, [0x2d, 0x6c, 0x7a, 0x35, 0x2d]),
        .of("pma", "PMarc pm2", "japan", ["pma"], at: 2, [0x2d, 0x70, 0x6d, 0x32, 0x2d]),
        .of("gca", "GCA", "japan", ["gca"], at: 0, [0x47, 0x43, 0x41, 0x58]),
        .of("yz1", "DeepFreezer YZ1", "japan", ["yz1"], at: 0, [0x79, 0x7a, 0x30, 0x31]),
        .of("arj", "ARJ", "legacy", ["arj", "a01"], at: 0, [0x60, 0xea]),
        .of("ace", "ACE", "legacy", ["ace", "c00"], at: 7, [0x2a, 0x2a, 0x41, 0x43, 0x45, 0x2a, 0x2a]),
        .of("zoo", "ZOO", "legacy", ["zoo"], at: 20, [0xdc, 0xa7, 0xc4, 0xfd]),
        .of("arc", "ARC", "legacy", ["arc"], at: 0, [0x1a, 0x08]),
        .of("alz", "ALZip ALZ", "korea", ["alz", "a00"], at: 0, [0x41, 0x4c, 0x5a, 0x01]),
        .of("egg", "ALZip EGG", "korea", ["egg"], at: 0, [0x45, 0x47, 0x47, 0x41]),
        .of("gzip", "gzip", "general", ["gz", "tgz", "taz"], at: 0, [0x1f, 0x8b, 0x08]),
        .of("bzip2", "bzip2", "general", ["bz2", "tbz2", "tbz"], at: 0, [0x42, 0x5a, 0x68]),
        .of("xz", "xz", "general", ["xz", "txz"], at: 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
        .of("lzma", "LZMA alone", "general", ["lzma", "tlz"], at: 0, [0x5d, 0x00, 0x00]),
        .of("lzip", "lzip", "general", ["lz"], at: 0, [0x4c, 0x5a, 0x49, 0x50]),
        .of("zstd", "Zstandard", "general", ["zst", "tzst"], at: 0, [0x28, 0xb5, 0x2f, 0xfd]),
        .of("lz4", "LZ4 frame", "general", ["lz4"], at: 0, [0x04, 0x22, 0x4d, 0x18]),
        .of("tar", "tar (ustar)", "general", ["tar"], at: 257, [0x75, 0x73, 0x74, 0x61, 0x72]),
        .of("cpio", "cpio newc", "linux", ["cpio"], at: 0, [0x30, 0x37, 0x30, 0x37, 0x30, 0x31]),
        .of("iso", "ISO 9660", "image", ["iso"], at: 32769, [0x43, 0x44, 0x30, 0x30, 0x31]),
        .of("udf", "UDF", "image", ["iso", "udf"], at: 32769, [0x42, 0x45, 0x41, 0x30, 0x31]),
        .of(
            "wim", "Windows imaging", "image", ["wim", "esd", "swm"], at: 0,
            [0x4d, 0x53, 0x57, 0x49, 0x4d, 0x00, 0x00, 0x00]),
        .of(
            "vhd", "Virtual hard disk", "image", ["vhd"], at: 0, [0x63, 0x6f, 0x6e, 0x65, 0x63, 0x74, 0x69, 0x78]),
        .of(
            "vhdx", "Virtual hard disk v2", "image", ["vhdx"], at: 0, [0x76, 0x68, 0x64, 0x78, 0x66, 0x69, 0x6c, 0x65]),
        .of("xar", "XAR", "macos", ["xar", "pkg"], at: 0, [0x78, 0x61, 0x72, 0x21]),
        .of("stuffit", "StuffIt", "macos", ["sit"], at: 0, [0x53, 0x49, 0x54, 0x21]),
        .of(
            "szdd", "MS COMPRESS SZDD", "windows", ["ex_", "dl_"], at: 0,
            [0x53, 0x5a, 0x44, 0x44, 0x88, 0xf0, 0x27, 0x33]),
        .of(
            "kwaj", "MS COMPRESS KWAJ", "windows", [], at: 0, [0x4b, 0x57, 0x41, 0x4a, 0x88, 0xf0, 0x27, 0xd1]),
        .of("blakhole", "BlakHole", "legacy", ["bh"], at: 0, [0x42, 0x48, 0x05]),
        .of("freearc", "FreeArc", "legacy", ["arc"], at: 0, [0x41, 0x72, 0x43, 0x01]),
        .of("zpaq", "ZPAQ", "general", ["zpaq"], at: 0, [0x7a, 0x50, 0x51, 0x31]),
        .of("uharc", "UHARC", "legacy", ["uha"], at: 0, [0x55, 0x48, 0x41]),
        .of("kgb", "KGB", "legacy", ["kgb"], at: 0, [0x4b, 0x47, 0x42, 0x5f, 0x61, 0x72, 0x63, 0x68]),
        .of("imp", "IMP", "legacy", ["imp"], at: 0, [0x49, 0x4d, 0x50, 0x0a]),
        .of("dms", "DMS", "legacy", ["dms"], at: 0, [0x44, 0x4d, 0x53, 0x21]),
        .of("ese", "ESE database", "container", [], at: 4, [0xef, 0xcd, 0xab, 0x89], isEnabled: false),
        .of(
            "cfb", "OLE compound file (msi, doc, xls)", "container", [], at: 0,
            [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], isEnabled: false),
        .of("pe_sfx", "Self-extracting executable", "sfx", [], at: 0, [0x4d, 0x5a], isEnabled: false),
    ]

    private static func of(
        _ id: String, _ name: String, _ family: String, _ extensions: [String], at offset: Int, _ magic: [UInt8],
        isEnabled: Bool = true
    ) -> ArchiveFormat {
        var format = ArchiveFormat(id: id)
        format.name = name
        format.family = family
        format.extensions = extensions
        format.magicOffset = offset
        format.magic = magic
        format.isEnabled = isEnabled
        return format
    }
}
