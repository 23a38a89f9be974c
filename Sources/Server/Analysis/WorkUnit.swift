import EventFiles

/// A piece of the input that one thread reads on its own: a run of chunks of an EVTX file, or a whole file of another form.
package struct WorkUnit: Sendable {
    /// Which of the inputs.
    package var file: Int
    /// The chunks of an EVTX file; nil for a file that is read from its beginning to its end.
    package var chunks: Range<Int>?
    /// Bytes of input, for the progress.
    package var byteCount: Int

    /// Chunks of a unit: one MiB, so that few units wait for the one before.
    static let chunksPerUnit = 16
}
