import Detection

/// Columns over time, each made of parts, with a table behind them. For ``Parts/bars``.
package struct BarChart: Sendable {
    /// A kind of part: a watch, a level, a log.
    package struct Series: Sendable {
        /// Its class in the style sheet, which says the colour.
        package var kind: String
        package var text: String
        /// For each step.
        package var counts: [Int]

        package init(kind: String, text: String, counts: [Int]) {
            self.kind = kind
            self.text = text
            self.counts = counts
        }
    }

    struct Rect: Sendable {
        var kind: String
        var x: String
        var y: String
        var width: String
        var height: String
        var title: String
    }

    struct Line: Sendable {
        var left: String
        var right: String
        var y: String
        var textX: String
        var textY: String
        var text: String
    }

    struct Label: Sendable {
        var x: String
        var y: String
        var text: String
    }

    struct Legend: Sendable {
        var kind: String
        var text: String
    }

    struct Row: Sendable {
        var cells: [String]
    }

    let label: String
    let width = "760"
    let height = "190"
    let lines: [Line]
    let rects: [Rect]
    let labels: [Label]
    let legend: [Legend]
    let head: [String]
    let rows: [Row]

    private static let (left, right, top, bottom) = (44.0, 756.0, 10.0, 160.0)

    /// - Parameters:
    ///   - label: What is shown, for those who cannot see it.
    ///   - step: What the steps are: days, hours.
    ///   - names: Of the steps, as many as the counts of every series.
    package init(label: String, step: String, names: [String], series: [Series]) {
        self.label = label
        let sums = names.indices.map { index in series.reduce(0) { $0 + $1.counts[index] } }
        let peak = Self.roundPeak(sums.max() ?? 0)
        let slot = (Self.right - Self.left) / Double(max(1, names.count))
        let column = max(1, slot * 0.64)
        func y(_ count: Int) -> Double {
            Self.bottom - (Self.bottom - Self.top) * Double(count) / Double(peak)
        }
        var rects: [Rect] = []
        for index in names.indices {
            var sum = 0
            for part in series where part.counts[index] > 0 {
                let (low, high) = (y(sum), y(sum + part.counts[index]))
                sum += part.counts[index]
                rects.append(
                    Rect(
                        kind: part.kind, x: Self.text(Self.left + slot * (Double(index) + 0.18)), y: Self.text(high),
                        width: Self.text(column), height: Self.text(max(1, low - high)),
                        title: "\(names[index]) \(part.text): \(part.counts[index])"))
            }
        }
        self.rects = rects
        lines = [0, peak / 2, peak].reduce(into: []) { if !$1.isMultiple(of: 1) || !$0.contains($1) { $0.append($1) } }
            .map { (count: Int) in
                Line(
                    left: Self.text(Self.left), right: Self.text(Self.right), y: Self.text(y(count)),
                    textX: Self.text(Self.left - 6), textY: Self.text(y(count) + 4), text: String(count))
            }
        // As many names as have room.
        let each = max(1, Int((58 / slot).rounded(.up)))
        labels = names.indices.filter { $0.isMultiple(of: each) }.map {
            Label(
                x: Self.text(Self.left + slot * (Double($0) + 0.5)), y: Self.text(Self.bottom + 20), text: names[$0])
        }
        legend = series.map { Legend(kind: $0.kind, text: $0.text) }
        head = [step] + series.map(\.text)
        rows = names.indices.map { index in Row(cells: [names[index]] + series.map { String($0.counts[index]) }) }
    }

    /// The next number above that reads well at the middle and at the top.
    static func roundPeak(_ count: Int) -> Int {
        var unit = 1
        while unit * 10 < count { unit *= 10 }
        for factor in [2, 4, 6, 8, 10] where unit * factor >= count { return unit * factor }
        return max(2, count)
    }

    private static func text(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return tenths.isMultiple(of: 10) ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }
}
