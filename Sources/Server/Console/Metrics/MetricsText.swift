import Foundation
import Intake

/// Figures in Prometheus' text form, version 0.0.4.
struct MetricsText {
    private(set) var text = ""

    mutating func counter(_ name: String, _ help: String, _ values: [(labels: String, value: Int)]) {
        add(name, "counter", help, values.map { ($0.labels, String($0.value)) })
    }

    mutating func gauge(_ name: String, _ help: String, _ value: Double) {
        let isWhole = value == value.rounded() && abs(value) < 1e15
        add(name, "gauge", help, [("", isWhole ? String(Int64(value)) : String(value))])
    }

    mutating func gauges(_ name: String, _ help: String, _ values: [(labels: String, value: Int)]) {
        add(name, "gauge", help, values.map { ($0.labels, String($0.value)) })
    }

    mutating func durations(_ name: String, _ help: String, _ counts: RequestCounters.Counts) {
        var values = zip(RequestCounters.bounds, counts.within).map { ("_bucket{le=\"\($0)\"}", String($1)) }
        values.append(("_bucket{le=\"+Inf\"}", String(counts.all)))
        values.append(("_sum", String(counts.seconds)))
        values.append(("_count", String(counts.all)))
        add(name, "histogram", help, values)
    }

    private mutating func add(_ name: String, _ type: String, _ help: String, _ values: [(String, String)]) {
        text += "# HELP \(name) \(help)\n# TYPE \(name) \(type)\n"
        for (labels, value) in values { text += "\(name)\(labels) \(value)\n" }
    }

    /// Bytes of memory that this process holds; nil where the system does not say.
    static var residentBytes: Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        for line in status.split(separator: "\n") where line.hasPrefix("VmRSS:") {
            return line.split(separator: " ").compactMap { Int($0) }.first.map { $0 * 1_024 }
        }
        return nil
    }
}
