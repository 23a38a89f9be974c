import Foundation
import Glibc
import Orders
import Spooling
import Testing

@Suite final class InboxTests {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mitsuke-inbox-" + UUID().uuidString).path
    let secret: String
    let inbox: Inbox

    init() throws {
        inbox = Inbox(folder + "/inbox")
        secret = folder + "/secret"
        try FileManager.default.createDirectory(atPath: inbox.folder, withIntermediateDirectories: true)
        try Data("secret".utf8).write(to: URL(filePath: secret))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func put(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: URL(filePath: inbox.folder + "/" + name))
    }

    private var left: [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: inbox.folder)) ?? []
    }

    @Test func `takes orders by their counters, and acknowledgements`() throws {
        try put("order-10", [10])
        try put("order-9", [9])
        try SmallFile.write([1], to: "ack-00000000000000ff-1-500", in: inbox.folder)
        try put(".new-order-11", [11])
        #expect(try inbox.take().contents == [.acknowledgement([1]), .order([9]), .order([10])])
        #expect(left == [".new-order-11"])
    }

    @Test func `follows no link and opens nothing but files`() throws {
        let name = "ack-00000000000000ff-1-500"
        symlink(secret, inbox.folder + "/order-1")
        link(secret, inbox.folder + "/order-2")
        mkfifo(inbox.folder + "/order-3", 0o600)
        mkdir(inbox.folder + "/order-4", 0o700)
        symlink("/dev/zero", inbox.folder + "/" + name)
        let delivery = try inbox.take()
        #expect(delivery.contents.isEmpty)
        let reasons = Dictionary(uniqueKeysWithValues: delivery.refused.map { ($0.name, $0.reason) })
        #expect(
            reasons == [
                "order-1": .linked, "order-2": .linked, "order-3": .notAFile, "order-4": .notAFile, name: .linked,
            ])
        #expect(left.isEmpty)
        #expect(try String(contentsOfFile: secret, encoding: .utf8) == "secret")
    }

    @Test func `refuses other names and what is too large`() throws {
        try put("policy", [1])
        try put("order-", [1])
        try put("order-07", [1])
        try put("ack-00000000000000ff-1-500", [UInt8](repeating: 0, count: Acknowledgement.limitBytes + 1))
        try put("order-1", [UInt8](repeating: 0, count: Order.limitBytes + 1))
        let delivery = try inbox.take()
        #expect(delivery.contents.isEmpty)
        #expect(delivery.refused.filter { $0.reason == .tooLarge }.count == 2)
        #expect(delivery.refused.filter { $0.reason == .name }.count == 3)
    }

    @Test func `is itself no link`() throws {
        rename(inbox.folder, folder + "/elsewhere")
        symlink(folder + "/elsewhere", inbox.folder)
        #expect(throws: FileError.self) { try inbox.take() }
    }

    @Test func `takes so many at once and the rest later`() throws {
        for number in 1...300 { try put("order-\(number)", [0]) }
        let first = try inbox.take()
        #expect(first.contents.count == Inbox.limit && first.hasMore)
        let second = try inbox.take()
        #expect(second.contents.count == 300 - Inbox.limit && !second.hasMore)
    }
}
