/// Texts in the files of archivers by which a copy is known that has another name, another size or another version.
package enum ArchiverMarks {
    /// The archiver's name, and the texts that its file has all of.
    package static let all: [(name: String, texts: [StaticString])] = [
        ("zip", ["zip diagnostic: ", "zip warning: "]),
        ("7z", ["Igor Pavlov", "a : Add files to archive"]),
        ("rar", ["rarreg.key", "-hp[password]"]),
        ("tar", ["GNU tar 1.13", "one-file-system"]),
        ("bsdtar", ["bsdtar", "archive_write_"]),
        ("gcab", ["gcab_cabinet_write"]),
        ("bzip2", ["bzip2, a block-sorting file compressor"]),
        ("gzip", ["GZIP environment variable", "not in gzip format"]),
        ("xz", ["XZ Utils", "lzma_stream_encoder"]),
        ("zstd", ["zstd cli", "Zstandard"]),
        ("cpio", ["copy-out", "copy-pass", "cpio"]),
    ]

    /// Whether a path lies where only the system's packages and its administrator put programs.
    package static func isProtected(_ path: String) -> Bool { ArchivePlace.isProtected(path) }
}
