import Foundation
import Testing

@testable import EventFiles

@Suite struct InputWalkTests {
    @Test("walks folders in the order of names, and keeps the order of what was named")
    func order() throws {
        for name in ["b/2", "b/10", "b/sub/1", "a", "見附"] { try folder.write(name, []) }
        let root = folder.url.path
        let walk = InputWalk([root + "/見附", root])
        #expect(
            walk.files == [
                file("見附", isNamed: true), file("a"), file("見附"), file("b/10"), file("b/2"), file("b/sub/1"),
            ])
        #expect(walk.problems == [])
    }

    @Test("follows links that were named, and below folders only links to files")
    func links() throws {
        try folder.write("real/one", [])
        let root = folder.url
        try link("real/loop", to: root.path)
        try link("real/two", to: root.appending(path: "real/one").path)
        try link("real/nowhere", to: "/nonexistent")
        try link("named", to: root.appending(path: "real").path)
        #expect(InputWalk([root.appending(path: "real").path]).files == [file("real/one"), file("real/two")])
        #expect(InputWalk([root.appending(path: "named").path]).files == [file("named/one"), file("named/two")])
    }

    @Test("a path that is not there is a problem")
    func missing() {
        let path = folder.url.appending(path: "none").path
        let walk = InputWalk([path])
        #expect(walk.files == [])
        #expect(walk.problems == [ReadProblem(file: path, offset: 0, kind: .system(errno: ENOENT))])
    }

    @Test("leaves pipes below folders alone")
    func special() throws {
        try folder.write("d/a", [])
        #expect(mkfifo(folder.url.appending(path: "d/pipe").path, 0o600) == 0)
        #expect(InputWalk([folder.url.appending(path: "d").path + "/"]).files == [file("d/a")])
    }

    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func file(_ name: String, isNamed: Bool = false) -> InputWalk.File {
        InputWalk.File(path: folder.url.path + "/" + name, isNamed: isNamed)
    }

    private func link(_ name: String, to path: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.url.appending(path: name).path, withDestinationPath: path)
    }
}
