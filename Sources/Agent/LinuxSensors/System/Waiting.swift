import CLinux
import Glibc

/// Several descriptors behind one.
final class Waiting {
    let descriptor: Int32

    init() throws(SensorError) {
        descriptor = mitsuke_epoll()
        guard descriptor >= 0 else { throw .refused(call: "epoll_create1", errno: -descriptor) }
    }

    deinit {
        close(descriptor)
    }

    func add(_ other: Int32, tag: UInt32, exceptions: Bool = false) throws(SensorError) {
        let result = mitsuke_epoll_add(descriptor, other, exceptions ? 1 : 0, tag)
        guard result == 0 else { throw .refused(call: "epoll_ctl", errno: -result) }
    }

    /// A bit for each tag that is ready.
    var ready: UInt32 {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { tags in
            let count = mitsuke_epoll_ready(descriptor, tags.baseAddress, 16)
            return count <= 0 ? 0 : tags[..<Int(count)].reduce(0) { $0 | 1 << $1 }
        }
    }
}

/// A timer that makes a descriptor readable.
package final class Timer {
    package let descriptor: Int32

    package init() throws(SensorError) {
        descriptor = mitsuke_timer()
        guard descriptor >= 0 else { throw .refused(call: "timerfd_create", errno: -descriptor) }
    }

    deinit {
        close(descriptor)
    }

    package func ring(after nanoseconds: UInt64, every interval: UInt64 = 0) {
        _ = mitsuke_timer_set(descriptor, nanoseconds, interval)
    }

    /// Takes what has rung, so that the descriptor is quiet again.
    package func silence() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
    }
}
