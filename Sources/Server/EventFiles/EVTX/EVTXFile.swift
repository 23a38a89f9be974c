import Glibc

/// An .evtx file, opened for reading chunk by chunk, by several threads if need be.
///
/// How many chunks there are is told by the file's size: the header's count is old in a file that was not closed
/// properly, and has 16 bits only.
package final class EVTXFile: Sendable {
    package let path: String
    /// In bytes.
    package let size: UInt64
    /// What is wrong with the file header; the chunks can be read all the same.
    package let headerProblem: ReadProblem?

    private let descriptor: Int32
    /// 0 in a file that has lost its header.
    private let firstChunk: UInt64

    package init(path: String) throws(EVTXFileError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system(errno: errno) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(errno: code)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile
        }
        self.path = path
        self.descriptor = descriptor
        size = UInt64(max(0, status.st_size))
        var header = [UInt8](repeating: 0, count: EVTXLayout.fileHeaderSize)
        let count = header.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let bytes = header.withUnsafeBytes { EVTXFileHeader(UnsafeRawBufferPointer(rebasing: $0[..<max(0, count)])) }
        firstChunk = bytes.firstChunk
        headerProblem = bytes.isIntact ? nil : ReadProblem(file: path, offset: 0, kind: .fileHeader)
    }

    deinit {
        close(descriptor)
    }

    /// Including the last one if the file ends inside it.
    package var chunkCount: Int {
        guard size > firstChunk else { return 0 }
        let chunkSize = UInt64(EVTXLayout.chunkSize)
        return Int((size - firstChunk + chunkSize - 1) / chunkSize)
    }

    /// Where a chunk begins in the file.
    package func offset(ofChunk index: Int) -> UInt64 {
        firstChunk + UInt64(index) * UInt64(EVTXLayout.chunkSize)
    }

    /// Reads a chunk into `buffer`, which must have room for ``EVTXLayout/chunkSize`` bytes.
    ///
    /// - Returns: The bytes read, fewer at the end of the file.
    package func read(chunk index: Int, into buffer: UnsafeMutableRawBufferPointer) throws(EVTXFileError) -> Int {
        let wanted = min(buffer.count, EVTXLayout.chunkSize)
        var count = 0
        while count < wanted, let start = buffer.baseAddress {
            let result = pread(
                descriptor, start + count, wanted - count, off_t(offset(ofChunk: index)) + off_t(count))
            if result < 0 {
                if errno == EINTR { continue }
                throw .system(errno: errno)
            }
            guard result > 0 else { break }
            count += result
        }
        return count
    }
}

package enum EVTXFileError: Error, Equatable {
    /// The system would not open or read it.
    case system(errno: Int32)
    /// A folder, a pipe or a device.
    case notAFile
}
