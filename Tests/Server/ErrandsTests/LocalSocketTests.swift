import Errands
import Foundation
import Testing

@Suite struct LocalSocketTests {
    @Test("brings words, problems, progress and the exit status, in their order")
    func telling() async throws {
        let counter = try Counter()
        let outcome = try await counter.serve { _ in await counter.run(Telling(words: ["a", "端"])) }
        #expect(
            outcome.news == [
                .output(Array("a".utf8)), .output(Array("端".utf8)),
                .errors("mitsuke: ja /somewhere \(NSUserName())\n"), .progress(0.25),
            ])
        #expect(outcome.status == 7)
    }

    @Test("many at once, and outputs of any length come whole")
    func many() async throws {
        let counter = try Counter()
        let length = 3_000_001
        let sums = try await counter.serve { _ in
            await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<20 {
                    group.addTask {
                        let output = await counter.run(Pouring(bytes: length)).output
                        return output.count == length
                            && output.indices.allSatisfy { output[$0] == UInt8(truncatingIfNeeded: $0 >> 8) }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
        }
        #expect(sums == Array(repeating: true, count: 20))
    }

    @Test("a client that asks for an early end gets what was done until then")
    func earlyEnd() async throws {
        let counter = try Counter()
        let outcome = try await counter.serve { _ in
            let client = try ErrandClient(counter.path)
            async let outcome = counter.run(Waiting(), client: client)
            #expect(await counter.desk.sees("begun"))
            client.end()
            return await outcome
        }
        #expect(outcome.output == Array("rest".utf8))
        #expect(outcome.status == 130)
    }

    @Test("what a client wanted that went away ends early")
    func gone() async throws {
        let counter = try Counter()
        try await counter.serve { _ in
            let client = Process()
            client.executableURL = URL(filePath: "/usr/bin/env")
            client.arguments = ["python3", "-c", Self.request(counter.path) + "; print(c.recv(1)); time.sleep(60)"]
            client.standardOutput = FileHandle.nullDevice
            try client.run()
            #expect(await counter.desk.sees("begun"))
            kill(client.processIdentifier, SIGKILL)
            #expect(await counter.desk.sees("ended"))
        }
    }

    @Test("a server that ends tells its clients, and says so at the end")
    func serverEnds() async throws {
        let counter = try Counter()
        let outcome = try await counter.serve { end in
            async let outcome = counter.run(Waiting())
            #expect(await counter.desk.sees("begun"))
            await end()
            return await outcome
        }
        #expect(outcome.status == 2)
        #expect(outcome.output == Array("rest".utf8))
        #expect(outcome.errors.contains("サーバーが停止するため中断しました"))
        #expect(!FileManager.default.fileExists(atPath: counter.path))
    }

    @Test("a folder may have any path, and a socket that was left behind is no obstacle")
    func longPath() async throws {
        let counter = try Counter(below: "/" + String(repeating: "部署", count: 40))
        try Data().write(to: URL(filePath: counter.path))
        let outcome = try await counter.serve { _ in
            var status = stat()
            #expect(stat(counter.path, &status) == 0)
            #expect(status.st_mode & 0o777 == 0o600)
            return await counter.run(Telling(words: []))
        }
        #expect(outcome.status == 7)
    }

    @Test("an errand that the server does not know is refused in words")
    func unknown() async throws {
        let counter = try Counter()
        let outcome = try await counter.serve { _ in await counter.run(Unknown()) }
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("サーバーの版が異なります"))
    }

    @Test("nobody listens: that is said, and not waited for")
    func nobody() async throws {
        let counter = try Counter()
        #expect(await counter.run(Telling(words: [])).failure == .nobody)
    }

    @Test(
        "what is no request ends the connection and nothing else",
        arguments: ["GET / HTTP/1.1\\r\\n\\r\\n", "r\\0\\0\\0\\x02{}"])
    func malformed(_ bytes: String) async throws {
        let counter = try Counter()
        let outcome = try await counter.serve { _ in
            let line = "\(Self.connect(counter.path)); c.sendall(b'\(bytes)'); print(c.recv(9))"
            let said = try await Self.python(line)
            #expect(said == "b''\n")
            return await counter.run(Telling(words: []))
        }
        #expect(outcome.status == 7)
    }

    @Test(
        "another account is not let in",
        .enabled(if: getuid() == 0, "needs root, to become somebody else"))
    func stranger() async throws {
        let counter = try Counter()
        let said = try await counter.serve { _ in
            // Even where the file's mode would let it.
            chmod(counter.folder, 0o755)
            chmod(counter.path, 0o666)
            // Closed with the request unread, the connection is reset.
            return try await Self.python(
                "import socket,struct,json,time,os; os.setgroups([]); os.setuid(65534)\n"
                    + "try: \(Self.request(counter.path)); print(c.recv(9))\nexcept ConnectionError: print(b'')")
        }
        #expect(said == "b''\n")
        #expect(counter.desk.all.isEmpty)
    }

    private static func connect(_ path: String) -> String {
        "import socket,struct,json,time; c=socket.socket(socket.AF_UNIX); c.settimeout(60); c.connect('\(path)')"
    }

    private static func request(_ path: String) -> String {
        connect(path)
            + #"; r=json.dumps({'errand':'waiting','language':'en','folder':'/','store':'d','with':'{}'}).encode()"#
            + #"; c.sendall(b'r'+struct.pack('>i',len(r))+r)"#
    }

    /// On a thread of its own: the server needs the others.
    private static func python(_ line: String) async throws -> String {
        let client = Process()
        let output = Pipe()
        client.executableURL = URL(filePath: "/usr/bin/env")
        client.arguments = ["python3", "-c", line]
        client.standardOutput = output
        try client.run()
        return await withCheckedContinuation { continuation in
            Thread {
                let data = try? output.fileHandleForReading.readToEnd()
                client.waitUntilExit()
                continuation.resume(returning: String(decoding: data ?? Data(), as: UTF8.self))
            }.start()
        }
    }
}
