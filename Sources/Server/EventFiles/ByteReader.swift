/// Takes the bytes of one file, or of one member of an archive, in pieces and in order, and hands what they hold to a sink.
package protocol ByteReader: AnyObject {
    func feed(_ bytes: UnsafeBufferPointer<UInt8>)

    /// The file is over.
    func finish()
}
