/// Where this reader and the one that counted the recordings' records differ, and why.
enum CanonicalDifferences {
    /// Files of which this reader reads more records, by how many. None that both read differs.
    static let salvaged = [
        // The other reader leaves a chunk at the first record that is overwritten (two chunks); this one goes on with the
        // next whole record that has a higher number.
        "evtx/samples/2-vss_0-Microsoft-Windows-RemoteDesktopServices-RdpCoreTS%4Operational.evtx": 63,
        // The other reader skips two chunks whose first sectors are zero; their records are there, as far as their
        // templates are.
        "evtx/samples/sample_with_a_bad_chunk_magic.evtx": 31,
    ]

    /// Values that the other reader renders otherwise, or not at all. Not one is in the recordings.
    static let values: [(what: String, why: String)] = [
        (
            "ANSI strings that are UTF-8",
            "It takes all of them for Windows-1252; UTF-8 that is valid and not ASCII is no accident."
        ),
        (
            "FILETIME beyond the year 9999, SYSTEMTIME of no real day",
            "It refuses the whole record; the rest of it is good."
        ),
        ("arrays of size_t and of ANSI strings", "It refuses the whole record."),
        ("several elements in one value", "It shows the first."),
    ]
}
