import Foundation
import Testing

@testable import Accounts

@Suite struct QRCodeTests {
    @Test(
        "is read by another program as what was written",
        .enabled(if: ZBar.path != nil, "needs zbarimg of Debian's zbar-tools"),
        arguments: [1, 14, 15, 62, 100, 150, 213, 280, 331, 450, 700, 1_000, 1_500, 2_331])
    func peer(_ length: Int) throws {
        let letters = Array("otpauth://totp/Mitsuke:sato?secret=%E4%BD%90&issuer=abcdefghijklmnopqrstuvwxyz0123456789")
        let text = String((0..<length).map { letters[$0 * 7 % letters.count] })
        #expect(try ZBar.read(try #require(QRCode(text))) == text)
    }

    @Test("takes what fits into the largest code, and no more")
    func longest() {
        #expect(QRCode(String(repeating: "a", count: 2_331))?.size == 177)
        #expect(QRCode(String(repeating: "a", count: 2_332)) == nil)
        #expect(QRCode("")?.size == 21)
    }

    @Test("draws each row of dark modules as one rectangle, with the quiet zone around")
    func path() throws {
        let code = try #require(QRCode("a"))
        #expect(code.side == 29)
        #expect(code.rowPaths.count == 21 && code.rowPaths[0].hasPrefix("M4 4h7v1H4z"))
        #expect(code.rowPaths.joined().allSatisfy { "MhvHz -0123456789".contains($0) })
    }

    /// The figures of the standard's own tables.
    @Test("knows the sizes", arguments: [(1, 16, []), (7, 124, [6, 22, 38]), (32, 1_541, [6, 34, 60, 86, 112, 138])])
    func versions(_ number: Int, _ dataCodewords: Int, _ alignment: [Int]) {
        let version = QRVersion.all[number - 1]
        #expect(version.dataCodewords == dataCodewords && version.alignment == alignment)
    }
}

/// The program `zbarimg`.
private enum ZBar {
    static let path = ["/usr/bin/zbarimg", "/usr/local/bin/zbarimg"].first(
        where: FileManager.default.isExecutableFile(atPath:))

    static func read(_ code: QRCode) throws -> String {
        let scale = 4
        let side = code.side * scale
        var picture = Data("P5 \(side) \(side) 255\n".utf8)
        for y in 0..<side {
            for x in 0..<side {
                let (column, row) = (x / scale - QRCode.quietZone, y / scale - QRCode.quietZone)
                let inside = (0..<code.size).contains(column) && (0..<code.size).contains(row)
                picture.append(inside && code.isDark[row * code.size + column] ? 0 : 255)
            }
        }
        let file = FileManager.default.temporaryDirectory.appending(path: "mitsuke-" + UUID().uuidString + ".pgm")
        try picture.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path ?? "")
        process.arguments = ["--quiet", "--raw", "--oneshot", "-Sbinary", file.path]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self)
    }
}
