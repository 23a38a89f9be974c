import Events
import Testing

@testable import Sensing

@Suite struct CopyTests {
    private func sources(_ line: String, _ path: String) -> [String] {
        let words = line.split(separator: " ").map { String($0) }
        return CopyCommand("/usr/bin/" + words[0], words)?.sources(of: path) ?? []
    }

    @Test("the command line of a copying program says of what a file is made")
    func commands() {
        #expect(sources("cp a b", "/srv/x/b") == ["/srv/x/a"])
        #expect(sources("cp -p /etc/hosts b", "/srv/b") == ["/etc/hosts"])
        #expect(sources("cp a /srv/out", "/srv/out/a").contains("/srv/a"))
        #expect(sources("cp /home/taro/a /srv/out/", "/srv/out/a") == ["/home/taro/a"])
        #expect(sources("cp a b out", "/srv/out/b").contains("/srv/b"))
        #expect(sources("cp ../見積.xlsx .", "/srv/out/見積.xlsx") == ["/srv/見積.xlsx"])
        #expect(sources("cp -r docs copy", "/srv/copy/deep/1.docx").contains("/srv/docs/deep/1.docx"))
        #expect(sources("cp -r docs out", "/srv/out/docs/1.docx").contains("/srv/docs/1.docx"))
        #expect(sources("cp -t out a", "/srv/out/a") == ["/srv/a"])
        #expect(sources("install -m 600 a b", "/srv/b") == ["/srv/a"])
        #expect(sources("dd if=/dev/sda of=disk.img", "/srv/disk.img") == ["/dev/sda"])
        let known = CopyCommand("/usr/bin/cp", ["cp", "-r", ".", "../out/all"], in: "/srv/docs")
        #expect(known?.sources(of: "/srv/out/all/1.docx").contains("/srv/docs/1.docx") == true)
        #expect(sources("cp a b", "/srv/c").isEmpty)
        #expect(sources("cp a", "/srv/a").isEmpty && sources("ls a b", "/srv/b").isEmpty)
        #expect(sources("cp b /srv/b", "/srv/b2").isEmpty)
    }

    @Test("reading and making by one process, in either order; the last first; nobody else's; not for ever")
    func inference() {
        var copies = CopyInference(limit: 4)
        func at(_ second: Int64) -> Timestamp { .seconds(1_000 + second) }
        #expect(copies.read("/a", by: 7, at: at(0)) == [])
        #expect(copies.read("/b", by: 7, at: at(1)) == [])
        #expect(copies.read("/c", by: 8, at: at(1)) == [])
        #expect(copies.made("/x", by: 7, at: at(2)) == ["/b", "/a"])
        #expect(copies.made("/y", by: 9, at: at(2)) == [])
        #expect(copies.read("/d", by: 9, at: at(3)) == ["/y"])
        copies.settle("/y")
        #expect(copies.read("/e", by: 9, at: at(3)) == [])
        #expect(copies.made("/z", by: 8, at: at(3_000)) == [])
        for number in 0..<9 { _ = copies.read("/r\(number)", by: 5, at: at(4)) }
        #expect(copies.made("/v", by: 5, at: at(5)) == ["/r8", "/r7", "/r6", "/r5"])
    }
}
