/// One of the 40 sizes of a QR code, at level M.
struct QRVersion: Sendable {
    let number: Int
    let blocks: Int
    /// Of error correction, in each block.
    let correctionCodewords: Int

    static let all = zip(blockCounts, correctionCounts).enumerated().map { index, counts in
        QRVersion(number: index + 1, blocks: counts.0, correctionCodewords: counts.1)
    }

    private static let blockCounts = [
        1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31,
        33,
        35, 37, 38, 40, 43, 45, 47, 49,
    ]
    private static let correctionCounts = [
        10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
    ]

    var size: Int { number * 4 + 17 }
    var lengthBits: Int { number < 10 ? 8 : 16 }
    var mostBytes: Int { dataCodewords - (4 + lengthBits + 7) / 8 }
    var dataCodewords: Int { codewords - blocks * correctionCodewords }

    /// All that the modules hold which are no pattern.
    var codewords: Int {
        var modules = (16 * number + 128) * number + 64
        if number >= 2 {
            let count = number / 7 + 2
            modules -= (25 * count - 10) * count - 55
            if number >= 7 { modules -= 36 }
        }
        return modules / 8
    }

    /// The centres of the alignment patterns, on either axis.
    var alignment: [Int] {
        guard number >= 2 else { return [] }
        let count = number / 7 + 2
        let step = (number * 8 + count * 3 + 5) / (count * 4 - 4) * 2
        return [6] + (0..<count - 1).map { size - 7 - $0 * step }.reversed()
    }

    /// Data and error correction of all blocks, in the order in which they are drawn.
    func interleaved(_ data: [UInt8]) -> [UInt8] {
        let short = dataCodewords / blocks
        let longBlocks = dataCodewords % blocks
        var parts: [[UInt8]] = []
        var start = 0
        for block in 0..<blocks {
            let length = short + (block >= blocks - longBlocks ? 1 : 0)
            parts.append(Array(data[start..<start + length]))
            start += length
        }
        let divisor = ReedSolomon.divisor(correctionCodewords)
        let corrections = parts.map { ReedSolomon.remainder($0, divisor) }
        var all: [UInt8] = []
        for index in 0...short { all += parts.compactMap { index < $0.count ? $0[index] : nil } }
        for index in 0..<correctionCodewords { all += corrections.map { $0[index] } }
        return all
    }
}
