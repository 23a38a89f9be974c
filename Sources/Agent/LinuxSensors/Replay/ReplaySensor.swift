import Events
import Glibc
import Sensing

/// Plays lines of our own form as if they happened: a recording that was made elsewhere, or what another process writes into a pipe.
///
/// The lines keep their time and process. One that cannot be read is counted in a gap; one longer than the bound ends up there too.
package final class ReplaySensor: PolledSensor {
    package let name = "replay"
    /// What is longer is left out.
    package static let lineLimit = 1 << 20
    package var descriptor: Int32 {
        waiting ?? timer.descriptor
    }
    /// Everything was played.
    package private(set) var isAtEnd = false

    private let file: Int32
    /// A pipe can be waited for; a file is always ready, so that a timer stands for it.
    private let waiting: Int32?
    private let timer: Timer
    private var rest: [UInt8] = []
    private var isTooLong = false
    private var unreadable: UInt64 = 0
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)

    /// - Parameter file: open for reading; closed at the end.
    package init(file: Int32) throws(SensorError) {
        self.file = file
        var about = stat()
        guard fstat(file, &about) == 0 else { throw .refused(call: "fstat", errno: errno) }
        waiting = about.st_mode & S_IFMT == S_IFREG ? nil : file
        timer = try Timer()
        let flags = fcntl(file, F_GETFL)
        guard fcntl(file, F_SETFL, flags | O_NONBLOCK) == 0 else { throw .refused(call: "fcntl", errno: errno) }
        timer.ring(after: 1)
    }

    deinit {
        close(file)
        buffer.deallocate()
    }

    package func begin(into output: any SensorOutput) {
        output.receive(SensorState(name, isLive: true, detail: "plays a recording"))
    }

    package func drain(into output: any SensorOutput) {
        timer.silence()
        let end = SystemClock.sinceBoot + 8_000_000
        while !isAtEnd, SystemClock.sinceBoot < end {
            let count = read(file, buffer.baseAddress, buffer.count)
            if count > 0 {
                take(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(buffer)[..<count]), output)
            } else if count == 0 {
                isAtEnd = true
                if !rest.isEmpty || isTooLong { finishLine(output) }
            } else {
                break
            }
        }
        if unreadable > 0 {
            output.receive(Gap(name, .unreadable, count: unreadable, until: SystemClock.now, detail: "lines"))
            unreadable = 0
        }
        if isAtEnd {
            output.receive(SensorState(name, isLive: false, detail: "the recording ended"))
            timer.ring(after: 0)
        } else {
            timer.ring(after: 1)
        }
    }

    private func take(_ bytes: UnsafeRawBufferPointer, _ output: any SensorOutput) {
        var start = 0
        while let place = bytes[start...].firstIndex(of: 10) {
            append(bytes[start..<place])
            finishLine(output)
            start = place + 1
        }
        append(bytes[start...])
    }

    private func append(_ bytes: Slice<UnsafeRawBufferPointer>) {
        if rest.count + bytes.count > Self.lineLimit { isTooLong = true } else { rest.append(contentsOf: bytes) }
    }

    private func finishLine(_ output: any SensorOutput) {
        defer {
            rest.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        guard !isTooLong else {
            unreadable += 1
            return
        }
        guard rest.contains(where: { $0 != 32 && $0 != 13 }) else { return }
        guard let event = rest.withUnsafeBufferPointer({ try? EventJSON.read($0).event }) else {
            unreadable += 1
            return
        }
        output.receive(event)
    }
}
