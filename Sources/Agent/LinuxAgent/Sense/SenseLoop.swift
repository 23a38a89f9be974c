import Events
import Glibc
import Judging
import LinuxResponse
import LinuxSensors
import Response
import Sensing
import Spool

/// The one thread that waits for all sensors, judges what they see and writes it down.
final class SenseLoop {
    private let sensors: [any PolledSensor]
    private let judging: Judging
    /// Where sensors hand on what they see; it ends at ``judging``.
    private let output: any SensorOutput
    private var deliveries: Deliveries?
    private let join: () -> Deliveries?
    private let pulse: Pulse
    private let responses: ResponseQueue
    private var lastFlush = ContinuousClock.now
    private var lastDelivery = ContinuousClock.now
    private var lastTime = Timestamp.clock
    private var lastInstant = ContinuousClock.now
    private var isFailing = false

    /// Of lines of logs; findings do not wait.
    private static let flushInterval = Duration.milliseconds(250)
    private static let pause = Duration.milliseconds(5)
    private static let deliveryInterval = Duration.seconds(1)
    private static let clockTolerance = Duration.seconds(5)

    /// - Parameters:
    ///   - sensors: In the order in which they are asked: who was started is known before what it does.
    ///   - join: Asked from time to time where there are no deliveries yet.
    init(
        _ sensors: [any PolledSensor], into output: any SensorOutput, _ judging: Judging, _ deliveries: Deliveries?,
        _ pulse: Pulse, _ responses: ResponseQueue,
        join: @escaping () -> Deliveries?
    ) {
        self.pulse = pulse
        self.responses = responses
        self.join = join
        self.sensors = sensors
        self.judging = judging
        self.output = output
        self.deliveries = deliveries
    }

    /// Goes on until `isEnding` says so.
    func run(isEnding: () -> Bool) {
        for sensor in sensors { sensor.begin(into: output) }
        // It ends when everything is watched again; until it is safe that it was told, the end of the last run is kept.
        if let gap = pulse.gap() {
            judging.receive(gap)
            flush()
            if !isFailing { pulse.beat(at: gap.until) }
        }
        var polled = sensors.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
        while !isEnding() {
            let ready = poll(&polled, nfds_t(polled.count), 100)
            let (begin, time) = (ContinuousClock.now, Timestamp.clock)
            if ready > 0 {
                for (index, sensor) in sensors.enumerated() where polled[index].revents != 0 {
                    sensor.drain(into: output)
                }
            }
            tick()
            let isBehind = ContinuousClock.now - begin >= Self.pause
            // Whatever happened up to now was told.
            if !isBehind, pulse.isDue(begin) {
                flush()
                if !isFailing { pulse.beat(at: time) }
            }
            // Who is not waited for is not woken: what works beside is not interrupted at each event, and many are taken at once. Where so
            // much came that more is left, there is no pause.
            if ready > 0, !isBehind {
                poll(nil, 0, Int32(Self.pause / .milliseconds(1)))
            }
        }
        for sensor in sensors { sensor.finish(into: output) }
        flush()
    }

    private func tick() {
        let now = ContinuousClock.now
        lookAtClock(now)
        for result in responses.takeResults() { judging.tell(result.event(at: .clock, host: "")) }
        if judging.isUrgent || now - lastFlush >= Self.flushInterval {
            lastFlush = now
            flush()
        }
        if now - lastDelivery >= Self.deliveryInterval {
            lastDelivery = now
            if deliveries == nil { deliveries = join() }
            deliveries?.take { what in
                judging.receive(Gap("uplink", .unreadable, until: .clock, detail: "refused " + what))
            }
        }
    }

    /// A clock that is set makes times of events lie: it is said.
    private func lookAtClock(_ now: ContinuousClock.Instant) {
        let time = Timestamp.clock
        let moved = Duration.microseconds((time.ticks - lastTime.ticks) / 10)
        let difference = moved - (now - lastInstant)
        if difference > Self.clockTolerance || difference < .zero - Self.clockTolerance {
            let seconds = difference.components.seconds
            judging.receive(
                Gap("clock", .clockJump, since: lastTime, until: time, detail: "the clock was set by \(seconds) s"))
        }
        (lastTime, lastInstant) = (time, now)
    }

    private func flush() {
        do throws(SpoolError) {
            try judging.flush()
            isFailing = false
        } catch {
            // It is tried again, and what does not fit into memory is counted.
            if !isFailing { Diagnostics.error("the spool cannot be written: \(error)") }
            isFailing = true
        }
    }
}
