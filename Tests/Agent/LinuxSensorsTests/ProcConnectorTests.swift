import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

@Suite(.enabled(if: Root.isHere, "needs root: netlink's process events"), .serialized)
struct ProcConnectorTests {
    @Test(
        "a process that lives for a moment has its command line and its parent; its end is told; the state names the fallback"
    )
    func process() throws {
        let own = try OwnFilesystem()
        let output = CollectedOutput()
        let sensor = try ProcConnector(why: "a test")
        sensor.begin(into: output)
        #expect(output.states.first?.detail.hasPrefix("no BPF (a test): netlink") == true)
        #expect(output.events.contains { $0.process.pid == UInt32(getpid()) } == false)
        let sleeper = try own.start("exec /usr/bin/sleep 60.125")
        defer { kill(sleeper.processIdentifier, SIGKILL) }
        let pid = UInt32(sleeper.processIdentifier)
        func told(_ action: ProcessActivity.Action) -> Event? {
            output.events.last { event in
                guard case .process(let activity) = event.activity else { return false }
                return activity.action == action && event.process.pid == pid
                    && (action == .end || event.process.commandLine.contains("60.125"))
            }
        }
        #expect(output.wait(for: sensor) { _ in told(.start)?.process.executable.hasSuffix("/sleep") == true })
        #expect(told(.start)?.parent?.pid == UInt32(getpid()))
        #expect(told(.start)?.process.commandLine == "/usr/bin/sleep 60.125")
        #expect(told(.start)?.user.name == "root")
        kill(sleeper.processIdentifier, SIGKILL)
        #expect(output.wait(for: sensor) { _ in told(.end) != nil })
        #expect(told(.end)?.process.start == told(.start)?.process.start)
    }
}
