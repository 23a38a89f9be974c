import Events
import Foundation
import Glibc
import LinuxSensors
import Sensing
import Testing

/// Histories as browsers leave them, read through the real child.
@Suite(.enabled(if: Root.isHere && access("/usr/bin/sqlite3", X_OK) == 0, "needs root and sqlite3"), .serialized)
struct HistorySensorTests {
    private static let program =
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/mitsuke-agent"

    private func sensor(_ home: String, owner: UInt32 = 0, since: Timestamp? = nil) throws -> HistorySensor {
        try HistorySensor(
            since: since, homes: { [(home, owner)] }, program: Self.program, interval: 200_000_000)
    }

    private func urls(_ output: CollectedOutput) -> [String] {
        output.events.compactMap { if case .visit(let visit) = $0.activity { visit.url } else { nil } }
    }

    private static let places = """
        CREATE TABLE IF NOT EXISTS moz_places(id INTEGER PRIMARY KEY, url TEXT);
        CREATE TABLE IF NOT EXISTS moz_historyvisits(id INTEGER PRIMARY KEY, place_id INTEGER, visit_date INTEGER);
        """

    /// A page was visited now.
    private func visit(_ url: String, _ files: OwnFilesystem, _ profile: String = "a.default") throws {
        let now = SystemClock.now.ticks / 10
        try files.run(
            """
            mkdir -p home/.mozilla/firefox/\(profile); sqlite3 home/.mozilla/firefox/\(profile)/places.sqlite "\(Self.places) INSERT INTO moz_places(url) VALUES('\(url)');
            INSERT INTO moz_historyvisits(place_id, visit_date) VALUES(last_insert_rowid(), \(now));"
            """)
    }

    @Test("each visit to a page is told once, with whose it was; what was before is not")
    func visits() throws {
        let files = try OwnFilesystem()
        try visit("https://before.example/", files)
        let output = CollectedOutput()
        let sensor = try sensor(files.path + "/home")
        sensor.begin(into: output)
        try visit("https://intra.example/見積", files)
        #expect(output.wait(for: sensor) { !urls($0).isEmpty })
        try visit("https://other.example/", files)
        try visit("https://third.example/", files, "b.work")
        #expect(output.wait(for: sensor) { urls($0).count >= 3 })
        #expect(
            Set(urls(output)) == ["https://intra.example/見積", "https://other.example/", "https://third.example/"])
        #expect(urls(output).count == 3 && output.gaps.isEmpty)
        let first = try #require(output.events.first)
        #expect(first.user.name == "root" && first.origin.file.hasSuffix("a.default/places.sqlite"))
        #expect(abs(SystemClock.now.seconds(since: first.time)) < 60)
    }

    @Test("links, other names and others' files are not read; what is no database is a gap")
    func hostile() throws {
        let files = try OwnFilesystem()
        try visit("https://secret.example/", files, "real.x")
        let output = CollectedOutput()
        let sensor = try sensor(files.path + "/victim", since: Timestamp(ticks: 0))
        try files.run(
            """
            mkdir -p victim/.mozilla/firefox/{c,d,e,f}.x other; S=$PWD/home/.mozilla/firefox/real.x/places.sqlite
            mkdir -p victim/.mozilla/firefox/c.x victim/.mozilla/firefox/d.x victim/.mozilla/firefox/e.x
            ln -s $S victim/.mozilla/firefox/c.x/places.sqlite; ln $S victim/.mozilla/firefox/d.x/places.sqlite
            ln -s $PWD/home/.mozilla/firefox/real.x victim/.mozilla/firefox/z.x
            mkfifo victim/.mozilla/firefox/e.x/places.sqlite
            mkdir -p victim/.config/chromium/Default; cp $S victim/.config/chromium/Default/History; chown 1 victim/.config/chromium/Default/History
            mkdir -p "victim/.config/chromium/Profile 1"; head -c 9999 /dev/urandom > "victim/.config/chromium/Profile 1/History"
            """)
        sensor.begin(into: output)
        #expect(
            output.wait(for: sensor) { $0.gaps.contains { $0.detail.contains("Profile 1/History: not a database") } })
        #expect(urls(output).isEmpty && output.gaps.count == 1)
    }

    @Test(
        "what a real Chromium visited is told while it runs",
        .enabled(
            if: access("/usr/bin/chromium", X_OK) == 0 && access("/usr/bin/python3", X_OK) == 0,
            "needs chromium and python3"))
    func chromium() throws {
        let files = try OwnFilesystem()
        let port = UInt16.random(in: 20_000...29_000)
        try files.run("mkdir -p home/.config pages; echo '<title>a</title>' > pages/page.html")
        let server = try files.start("cd pages; exec python3 -m http.server --bind 127.0.0.1 \(port) > /dev/null 2>&1")
        let browser = try files.start(
            """
            export HOME=$PWD/home; for i in $(seq 50); do python3 -c 'import socket; socket.create_connection(("127.0.0.1", \(port)))' 2> /dev/null && break; done
            exec chromium --headless=new --no-sandbox --disable-gpu --remote-debugging-port=0 --user-data-dir=$PWD/home/.config/chromium 'http://127.0.0.1:\(port)/page.html?q=x' > /dev/null 2>&1
            """)
        defer {
            for process in [browser, server] {
                kill(process.processIdentifier, SIGKILL)
                process.waitUntilExit()
            }
        }
        let output = CollectedOutput()
        let sensor = try sensor(files.path + "/home")
        sensor.begin(into: output)
        let end = SystemClock.sinceBoot + 60_000_000_000
        while urls(output).isEmpty, SystemClock.sinceBoot < end {
            _ = output.wait(for: sensor) { !urls($0).isEmpty }
        }
        #expect(urls(output).first == "http://127.0.0.1:\(port)/page.html?q=x")
    }
}
