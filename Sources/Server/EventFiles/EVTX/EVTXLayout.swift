/// Sizes and places in an EVTX file; all integers are little-endian.
package enum EVTXLayout {
    /// The file header's block, in bytes.
    package static let fileHeaderSize = 4_096
    /// A chunk, in bytes.
    package static let chunkSize = 65_536

    /// `ElfFile` and a NUL.
    static let fileMagic: UInt64 = 0x0065_6c69_4666_6c45
    /// `ElfChnk` and a NUL.
    static let chunkMagic: UInt64 = 0x006b_6e68_4366_6c45
    static let recordMagic = 0x2a2a

    /// Where a chunk's records begin, behind its header and its tables of names and templates.
    static let chunkHeaderSize = 512
    static let recordHeaderSize = 24
    /// The least record: its header, something, and its size once more.
    static let leastRecordSize = 32

    /// In front of a template's BinXML: the next one in the same bucket, the GUID and the size.
    static let templateHeaderSize = 24
    /// In front of a name's text: the next one in the same bucket, its hash, its length.
    static let nameHeaderSize = 8
}
