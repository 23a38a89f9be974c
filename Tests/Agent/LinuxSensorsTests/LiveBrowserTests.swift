import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

/// Real Chromium on a real X server, and a page on a host of its own.
@Suite(
    .enabled(
        if: Root.isHere && access("/usr/bin/chromium", X_OK) == 0 && access("/usr/bin/Xvfb", X_OK) == 0
            && access("/usr/sbin/ip", X_OK) == 0, "needs root, chromium, xvfb, iproute2 and python3"), .serialized)
struct LiveBrowserTests {
    private static let program =
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/mitsuke-agent"

    /// An X server, and two hosts with a cable between them: one for browsers, one whose page asks for itself each second. This machine's own
    /// network stays as it is: browsers of other tests would start their requests over.
    private final class Scene {
        let files: OwnFilesystem
        let display = ":\(Int.random(in: 100...900))"
        let address: String
        private let name = "mt\(Int.random(in: 1_000...99_999))"
        private var processes: [Background] = []
        /// The host of the browsers, as `ip netns` names it.
        var home: String { name + "a" }

        init() throws {
            files = try OwnFilesystem()
            let net = "10.\(Int.random(in: 180...220)).\(Int.random(in: 0...255))"
            address = net + ".2:8080"
            try files.run(
                """
                mkdir pages home; echo '<meta http-equiv=refresh content=1><title>a</title>' > pages/index.html; cp /bin/dash openbox
                ip netns add \(name)a && ip netns add \(name)b && ip -n \(name)a link add cable type veth peer name cable netns \(name)b &&
                ip -n \(name)a addr add \(net).1/30 dev cable && ip -n \(name)a link set cable up &&
                ip -n \(name)b addr add \(net).2/30 dev cable && ip -n \(name)b link set cable up
                """)
            try start("exec Xvfb \(display) -screen 0 1024x768x24 -nolisten tcp > xvfb.log 2>&1")
            try start(
                "cd pages; exec ip netns exec \(name)b python3 -m http.server --bind \(net).2 8080 > /dev/null 2>&1")
            for _ in 0..<200 {
                let probe = try files.start(
                    "exec ip netns exec \(name)a curl -s -m 1 -o probe http://\(address)/ && test -S /tmp/.X11-unix/X\(display.dropFirst())"
                )
                probe.waitUntilExit()
                if probe.terminationStatus == 0 { break }
                usleep(50_000)
            }
        }

        func start(_ line: String) throws {
            processes.append(try #require(Background(line, in: files.path)))
        }

        deinit {
            processes = []
            _ = try? files.run(
                "ip netns del \(name)a; ip netns del \(name)b; rm -f /tmp/.X\(display.dropFirst())-lock /tmp/.X11-unix/X\(display.dropFirst())"
            )
        }
    }

    private static let flags = "--no-sandbox --disable-gpu --no-first-run --password-store=basic"

    @Test("a visible window is seen by its process, a headless browser has none")
    func windows() throws {
        let scene = try Scene()
        let output = CollectedOutput()
        let sensor = try DesktopSensor(program: Self.program, interval: 500_000_000)
        sensor.begin(into: output)
        try scene.start(
            "export HOME=$PWD/home DISPLAY=\(scene.display); echo $$ > pid; exec chromium \(Self.flags) about:blank > /dev/null 2>&1"
        )
        var pid: UInt32?
        #expect(
            output.wait(for: sensor) { output in
                pid = (try? String(contentsOfFile: scene.files.path + "/pid", encoding: .utf8))
                    .flatMap { UInt32($0.trimmingCharacters(in: .newlines)) }
                return output.views.contains { view in pid.map { view.visible.contains($0) } ?? false }
            })
        let view = try #require(output.views.last)
        #expect(view.user == "root" && !view.isLocked && view.idleSeconds < 3_600)
        #expect(output.states.map(\.isLive) == [true])
    }

    @Test("a browser that a person drives is apart from a headless one that a script started, by their connections")
    func apart() throws {
        let scene = try Scene()
        let object: String = try #require(BPFPrograms.object)
        let live = try LiveAgent([
            BPFSensor(object: object), DesktopSensor(program: Self.program, interval: 500_000_000),
        ])
        // As a window manager starts it.
        try scene.start(
            """
            export HOME=$PWD/home DISPLAY=\(scene.display)
            exec ip netns exec \(scene.home) ./openbox -c 'chromium \(Self.flags) http://\(scene.address)/ > /dev/null 2>&1; :'
            """)
        try scene.start(
            """
            export HOME=$PWD/other; mkdir -p $HOME; echo 'chromium --headless=new --remote-debugging-port=0 \(Self.flags) http://\(scene.address)/ > /dev/null 2>&1; :' > call.sh
            exec ip netns exec \(scene.home) sh ./call.sh
            """)
        func ofServer(_ line: LiveAgent.Line) -> Bool {
            line.network.map { scene.address == "\($0.destinationIP):\($0.destinationPort ?? 0)" } ?? false
        }
        func person(_ line: LiveAgent.Line) -> Bool {
            ofServer(line) && line.line.browserClass == "user" && line.line.browserReasons.contains("visible-window")
        }
        func script(_ line: LiveAgent.Line) -> Bool {
            ofServer(line) && line.line.ruleID == "browser.unexpected-connection"
        }
        let found = try live.wait { lines in lines.contains(where: person) && lines.contains(where: script) }
        #expect(found.first(where: person)?.line.log == "web-access")
        let called = try #require(found.first(where: script))
        #expect(called.line.browserReasons.contains("headless") && called.line.log == "unexpected-tcp")
        #expect(found.contains { $0.line.ruleID == "browser.headless" })
        // Neither is ever taken for the other.
        for line in found where ofServer(line) {
            #expect(line.line.browserReasons.contains("headless") == (line.line.browserClass == "unexpected"))
        }
    }
}
