import Detection

extension ArchiveTool {
    /// The archivers on Linux: those of the general table, each known by its content too, and Linux's own.
    static let linux: [ArchiveTool] = (table + own).map { tool in
        var tool = tool
        // An agent tells the name of the archiver that a program's content is.
        for image in tool.images where !tool.originalFileNames.contains(image) { tool.originalFileNames.append(image) }
        if tool.id == "python" { tool.images += ["python3.*", "pypy3*"] }
        return tool
    }

    private static let own: [ArchiveTool] = [
        .of("gcab", "gcab", ["gcab"], create: ["-c*", "--create*"]),
        .of("lcab", "lcab", ["lcab"], create: ["*"]),
        .of("jlha", "jlha", ["jlha"], create: ["a", "c", "u", "m", "-a", "-c", "-u", "-m"]),
        .of("zipcloak", "Info-ZIP zipcloak", ["zipcloak"], create: ["*"], password: ["*"]),
        .of("zipsplit", "Info-ZIP zipsplit", ["zipsplit"], create: ["*"], split: ["*"]),
        .of("cpio", "cpio", ["cpio"], create: ["-o*", "--create*"]),
        .of("pax", "pax", ["pax"], create: ["-w*"]),
        .of("dar", "dar", ["dar"], create: ["-c", "--create*"], password: ["-K*", "--key*"]),
        .of(
            "parallel", "Packers that use all processors",
            ["pxz", "pixz", "plzip", "lbzip2", "pbzip2", "pzstd", "lrzip", "rzip"], create: ["*"]),
        .of(
            "images", "Packers of filesystems", ["mksquashfs", "genisoimage", "mkisofs", "xorriso"], create: ["*"],
            isGeneral: true),
        .of("lrztar", "lrztar", ["lrztar", "apack"], create: ["*"]),
    ]

    private static func of(
        _ id: String, _ name: String, _ images: [String], create: [String], password: [String] = [],
        split: [String] = [], isGeneral: Bool = false
    ) -> ArchiveTool {
        var tool = ArchiveTool(id: id)
        tool.name = name
        tool.images = images
        tool.originalFileNames = images
        tool.createForms = create
        tool.passwordForms = password
        tool.splitForms = split
        tool.isGeneralPurpose = isGeneral
        if tool.id == "python" { tool.images += ["python3.*", "pypy3*"] }
        return tool
    }
}
