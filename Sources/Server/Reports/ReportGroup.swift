import Detection
import Events

/// The findings about one process on one host.
struct ReportGroup {
    struct Key: Hashable {
        var host: String
        var chain: [String]
        var user: String
    }

    private(set) var items: [ReportItem] = []
    /// Findings of each rule, those that are not listed too.
    private var counts: [String: Int] = [:]
    private(set) var last = Timestamp(ticks: .min)

    /// Findings of one rule that are listed.
    static let listedPerRule = 5

    mutating func append(_ item: ReportItem) {
        let count = counts[item.rule.id, default: 0] + 1
        counts[item.rule.id] = count
        last = max(last, item.time)
        items.append(item)
        if count > Self.listedPerRule { dropLatest(item.rule.id) }
    }

    /// Keeps the earliest of a rule, whatever the order in which they come.
    private mutating func dropLatest(_ rule: String) {
        let own = items.indices.filter { items[$0].rule.id == rule }
        guard let latest = own.max(by: { ReportItem.isBefore(items[$0], items[$1]) }) else { return }
        items.remove(at: latest)
    }

    /// Those of each rule that are not listed.
    var unlisted: [(rule: String, count: Int)] {
        counts.sorted { $0.key < $1.key }.compactMap { rule, count in
            count > Self.listedPerRule ? (rule, count - Self.listedPerRule) : nil
        }
    }

    /// In the order of time, with those that speak of the same thing together.
    var blocks: [[ReportItem]] {
        var blocks: [[ReportItem]] = []
        for item in items.sorted(by: ReportItem.isBefore) {
            // Recordings of one act lie side by side: what is older than the last few moments is another act.
            if let same = blocks.indices.suffix(8).last(where: { blocks[$0][0].isSame(as: item) }) {
                blocks[same].append(item)
            } else {
                blocks.append([item])
            }
        }
        return blocks
    }
}
