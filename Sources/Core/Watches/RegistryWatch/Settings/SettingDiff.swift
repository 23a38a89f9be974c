/// What differs between two texts, line by line, as the two sides of a unified diff without context.
///
/// Both sides have the same heads, `@@ -3,1 +3,2 @@`; the lines of the old one begin with `-`, those of the new one with `+`. A line of a
/// file can therefore not be taken for a head.
package struct SettingDiff: Equatable, Sendable {
    package private(set) var old = ""
    package private(set) var new = ""

    /// The most bytes of one side; what is beyond is left out, and `…` says so.
    package static let limitBytes = 4_096
    private static let lineLimit = 1_000
    /// The most pairs of lines that are compared; beyond it all that lies between is one difference.
    private static let pairLimit = 90_000

    private typealias Line = ArraySlice<UInt8>

    /// - Parameters:
    ///   - before: Nil where there was no file.
    ///   - after: Nil where there is none any more.
    package init(_ before: [UInt8]?, _ after: [UInt8]?) {
        let a = Self.lines(before)
        let b = Self.lines(after)
        var start = 0
        while start < a.count, start < b.count, a[start] == b[start] { start += 1 }
        var (endA, endB) = (a.count, b.count)
        while endA > start, endB > start, a[endA - 1] == b[endB - 1] { (endA, endB) = (endA - 1, endB - 1) }
        for (left, right) in Self.hunks(a, start..<endA, b, start..<endB) {
            let head = "@@ -\(Self.place(left)) +\(Self.place(right)) @@"
            if !left.isEmpty { Self.add(head, a[left], "-", to: &old) }
            if !right.isEmpty { Self.add(head, b[right], "+", to: &new) }
        }
    }

    /// The lines that came, without their marks.
    package static func lines(ofSide side: String) -> [Substring] {
        side.split(separator: "\n").filter { $0.utf8.first == 43 || $0.utf8.first == 45 }.map { $0.dropFirst() }
    }

    private static func lines(_ text: [UInt8]?) -> [Line] {
        guard let text, !text.isEmpty else { return [] }
        var lines = text.split(separator: 10, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    /// `3,2`: the first line, counted from 1, and how many; of none the line before, as diff has it.
    private static func place(_ range: Range<Int>) -> String {
        String(range.isEmpty ? range.lowerBound : range.lowerBound + 1) + "," + String(range.count)
    }

    private static func add(_ head: String, _ lines: ArraySlice<Line>, _ mark: String, to side: inout String) {
        if side.utf8.count >= limitBytes { return }
        if !side.isEmpty { side += "\n" }
        side += head
        // Where not all fits, nobody hides a line behind comments.
        let isLong = lines.reduce(0) { $0 + $1.count + 2 } > limitBytes
        var leavesOut = false
        for line in lines {
            if isLong, Self.isComment(line) {
                leavesOut = true
                continue
            }
            guard side.utf8.count < limitBytes else {
                leavesOut = true
                break
            }
            side += "\n" + mark + String(decoding: line.prefix(lineLimit), as: UTF8.self)
            if line.count > lineLimit { side += "…" }
        }
        if leavesOut { side += "\n…" }
    }

    private static func isComment(_ line: Line) -> Bool {
        guard let first = line.first(where: { $0 != 32 && $0 != 9 && $0 != 13 }) else { return true }
        return first == 35
    }

    /// The places that differ, in order, by the longest common subsequence.
    private static func hunks(
        _ a: [Line], _ inA: Range<Int>, _ b: [Line], _ inB: Range<Int>
    ) -> [(Range<Int>, Range<Int>)] {
        if inA.isEmpty && inB.isEmpty { return [] }
        let (rows, columns) = (inA.count, inB.count)
        let (pairs, overflow) = rows.multipliedReportingOverflow(by: columns)
        if overflow || pairs > pairLimit || pairs == 0 { return [(inA, inB)] }
        // How long the common part of what is left from here on is.
        var common = [UInt16](repeating: 0, count: (rows + 1) * (columns + 1))
        for row in stride(from: rows - 1, through: 0, by: -1) {
            for column in stride(from: columns - 1, through: 0, by: -1) {
                let here = row * (columns + 1) + column
                common[here] =
                    a[inA.lowerBound + row] == b[inB.lowerBound + column]
                    ? common[here + columns + 2] &+ 1 : max(common[here + columns + 1], common[here + 1])
            }
        }
        var found: [(Range<Int>, Range<Int>)] = []
        var (row, column) = (0, 0)
        var (fromRow, fromColumn) = (0, 0)
        func close() {
            if fromRow < row || fromColumn < column {
                found.append(
                    (
                        inA.lowerBound + fromRow..<inA.lowerBound + row,
                        inB.lowerBound + fromColumn..<inB.lowerBound + column
                    ))
            }
        }
        while row < rows, column < columns {
            if a[inA.lowerBound + row] == b[inB.lowerBound + column] {
                close()
                (row, column) = (row + 1, column + 1)
                (fromRow, fromColumn) = (row, column)
            } else if common[(row + 1) * (columns + 1) + column] >= common[row * (columns + 1) + column + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        (row, column) = (rows, columns)
        close()
        return found
    }
}
