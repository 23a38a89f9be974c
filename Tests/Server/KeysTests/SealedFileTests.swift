import Foundation
import Testing

@testable import Keys

@Suite struct SealedFileTests {
    private let scene: KeyScene
    private var path: String { scene.root + "/sealed" }

    init() throws {
        scene = try KeyScene()
    }

    private func seal(_ bytes: [UInt8], pieces: Int = 700_000) throws -> [UInt8] {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer { close(file) }
        let writer = try SealedWriter(to: file, passphrase: Array("秘密".utf8), cost: 10)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            try writer.write(bytes[start..<min(start + pieces, bytes.count)])
        }
        try writer.finish()
        return Array(try Data(contentsOf: URL(filePath: path)))
    }

    private func unseal(_ sealed: [UInt8], _ passphrase: String = "秘密") throws -> [UInt8] {
        try Data(sealed).write(to: URL(filePath: path))
        let file = open(path, O_RDONLY)
        defer { close(file) }
        let reader = try SealedReader(from: file, passphrase: Array(passphrase.utf8))
        var bytes: [UInt8] = []
        while true {
            let more = try reader.read(300_000)
            if more.isEmpty { return bytes }
            bytes += more
        }
    }

    @Test("gives back what went in, at every size", arguments: [0, 1, 1 << 20, 1 << 20 + 1, 3 << 20])
    func roundTrip(count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(try unseal(try seal(bytes)) == bytes)
    }

    @Test("no two files are the same, and none shows what is in it")
    func fresh() throws {
        let bytes = Array(repeating: UInt8(7), count: 1_000)
        let (one, other) = (try seal(bytes), try seal(bytes))
        #expect(one.dropFirst(SealedForm.headCount) != other.dropFirst(SealedForm.headCount))
        #expect(!one.contains(contentsOf: bytes.prefix(16)))
    }

    @Test("opens with its own passphrase only")
    func passphrase() throws {
        let sealed = try seal([1, 2, 3])
        #expect(throws: SealedError.wrongPassphrase) { try unseal(sealed, "other") }
    }

    @Test("notices every changed byte")
    func changed() throws {
        let sealed = try seal([1, 2, 3])
        for index in sealed.indices {
            // A dearer key is as wrong as another one; there is no sense in waiting for it.
            if index == SealedForm.mark.count { continue }
            var other = sealed
            other[index] ^= 1
            #expect(throws: SealedError.self, "byte \(index)") { try unseal(other) }
        }
    }

    @Test("notices a missing end, wherever it was cut")
    func cut() throws {
        let sealed = try seal(Array(repeating: 1, count: 2 << 20 | 5))
        let chunk = 4 + SealedForm.chunkBytes + SealedForm.tagBytes
        for count in [0, 10, SealedForm.headCount, SealedForm.headCount + 2, sealed.count - 1] {
            #expect(throws: SealedError.self) { try unseal(Array(sealed.prefix(count))) }
        }
        // Between two chunks nothing looks wrong but that there is no last one.
        for chunks in 1...2 {
            #expect(throws: SealedError.cut) { try unseal(Array(sealed.prefix(SealedForm.headCount + chunks * chunk))) }
        }
    }

    @Test("notices chunks that change places, come twice or follow the end")
    func reordered() throws {
        let sealed = try seal(Array(repeating: 1, count: 2 << 20 | 5))
        let chunk = 4 + SealedForm.chunkBytes + SealedForm.tagBytes
        let head = sealed.prefix(SealedForm.headCount)
        let first = sealed[SealedForm.headCount..<SealedForm.headCount + chunk]
        let second = sealed[SealedForm.headCount + chunk..<SealedForm.headCount + 2 * chunk]
        let last = sealed[(SealedForm.headCount + 2 * chunk)...]
        #expect(throws: SealedError.wrongPassphrase) { try unseal(Array(head + second + first + last)) }
        #expect(throws: SealedError.changed) { try unseal(Array(head + first + first + second + last)) }
        #expect(throws: SealedError.changed) { try unseal(Array(head + first + last)) }
        #expect(throws: SealedError.changed) { try unseal(sealed + last) }
    }
}

extension [UInt8] {
    fileprivate func contains(contentsOf part: some Sequence<UInt8>) -> Bool {
        Data(self).range(of: Data(part)) != nil
    }
}
