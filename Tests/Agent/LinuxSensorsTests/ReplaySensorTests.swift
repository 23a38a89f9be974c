import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

@Suite struct ReplaySensorTests {
    private static func line(_ path: String) -> [UInt8] {
        var text = TextBuffer()
        var event = Event(time: .seconds(1_775_000_000), host: "fs01", activity: .file(FileActivity(.create, path)))
        event.process = Process(executable: "/usr/bin/cp", pid: 7)
        var line = EventLine()
        line.log = "file-operation"
        EventJSON.append(event, line, to: &text)
        return text.bytes.last == 10 ? text.bytes : text.bytes + [10]
    }

    private static func paths(_ output: CollectedOutput) -> [String] {
        output.events.compactMap { event in
            guard case .file(let file) = event.activity else { return nil }
            return file.path
        }
    }

    @Test("a recording is played whole and in order; lines that are none are counted")
    func file() throws {
        let path = "/tmp/mitsuke-replay-\(getpid())"
        defer { unlink(path) }
        var bytes: [UInt8] = []
        for number in 0..<3000 { bytes += Self.line("/srv/\(number)") }
        bytes += Array("{\"nonsense\":\n\n".utf8)
        bytes += [UInt8](repeating: 120, count: ReplaySensor.lineLimit + 5) + [10]
        bytes += Self.line("/srv/end").dropLast()
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let output = CollectedOutput()
        let sensor = try ReplaySensor(file: open(path, O_RDONLY))
        sensor.begin(into: output)
        #expect(output.wait(for: sensor) { _ in sensor.isAtEnd })
        #expect(Self.paths(output) == (0..<3000).map { "/srv/\($0)" } + ["/srv/end"])
        #expect(output.gaps.reduce(0) { $0 + ($1.count ?? 0) } == 2)
        #expect(output.events.first?.process.pid == 7 && output.events.first?.host == "fs01")
        #expect(output.states.map(\.isLive) == [true, false])
    }

    @Test("what comes through a pipe in pieces is played as it comes")
    func pipe() throws {
        var ends: [Int32] = [0, 0]
        #expect(Glibc.pipe(&ends) == 0)
        let output = CollectedOutput()
        let sensor = try ReplaySensor(file: ends[0])
        let line = Self.line("/srv/a")
        #expect(write(ends[1], line, 20) == 20)
        sensor.drain(into: output)
        #expect(output.events.isEmpty)
        #expect(write(ends[1], Array(line[20...]), line.count - 20) == line.count - 20)
        #expect(output.wait(for: sensor) { Self.paths($0) == ["/srv/a"] })
        close(ends[1])
        #expect(output.wait(for: sensor) { _ in sensor.isAtEnd })
    }
}
