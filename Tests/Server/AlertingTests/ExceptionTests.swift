import Detection
import Events
import Foundation
import SQLiteStorage
import Storage
import Testing

@testable import Alerting

@Suite struct ExceptionTests {
    private let scene: AlertingScene

    init() throws {
        scene = try AlertingScene()
    }

    private func conditions(_ change: (inout ExceptionConditions) -> Void) -> ExceptionConditions {
        var conditions = ExceptionConditions()
        conditions.rule = "registry.run-key"
        change(&conditions)
        return conditions
    }

    @Test("each condition covers what it says, without case, and nothing else")
    func conditions() {
        let line = AlertingScene.finding(5)
        let groups = GroupsByHost([
            HostRecord(name: "pc-経理01", group: HostGroup(id: 3, name: "経理")), HostRecord(name: "x"),
        ])
        let pairs: [((inout ExceptionConditions) -> Void, (inout ExceptionConditions) -> Void)] = [
            ({ $0.program = "c:\\tools\\*" }, { $0.program = "*\\b.exe" }),
            ({ $0.hash = String(repeating: "AB", count: 32) }, { $0.hash = String(repeating: "aa", count: 32) }),
            ({ $0.path = "hklm\\*\\run\\給与*" }, { $0.path = "HKLM\\Software\\Run" }),
            ({ $0.user = "corp\\ＴＡＮＡＫＡ" }, { $0.user = "*\\sato" }),
            ({ $0.group = 3 }, { $0.group = 4 }), ({ $0.host = "PC-経理*" }, { $0.host = "PC-2" }),
            ({ $0.value = "*backup.exe*" }, { $0.value = "backup.exe" }),
            ({ $0.rule = "registry.run-key" }, { $0.rule = "registry.run-key2" }),
            ({ $0.watch = "registry" }, { $0.watch = "archive" }),
        ]
        for (index, (fits, fails)) in pairs.enumerated() {
            #expect(ExceptionMatch(conditions(fits)).covers(line, groups), "\(index)")
            #expect(!ExceptionMatch(conditions(fails)).covers(line, groups), "\(index)")
        }
    }

    @Test("what would cover everything, or is malformed, is refused")
    func faults() {
        func fault(
            _ change: (inout ExceptionConditions) -> Void, reason: String = "x", expires: Timestamp? = nil
        )
            -> ExceptionDraft.Fault?
        {
            ExceptionDraft(conditions: conditions(change), reason: reason, expires: expires).fault(at: .seconds(100))
        }
        #expect(fault { _ in } == .coversEverything)
        #expect(fault { $0.program = "*" } == .coversEverything)
        #expect(fault { ($0.path, $0.user) = ("?*\\*.*", "* ") } == .coversEverything)
        #expect(fault { $0.rule = "" } == .noRule)
        #expect(fault { $0.hash = "xyz" } == .hash)
        #expect(fault { $0.path = String(repeating: "a", count: 1_001) } == .tooLong(limit: 1_000))
        #expect(fault({ $0.user = "a" }, reason: " \n") == .noReason)
        #expect(fault({ $0.user = "a" }, expires: .seconds(100)) == .expired)
        #expect(fault({ $0.user = "a" }, expires: .seconds(101)) == nil)
        #expect(fault { $0.group = 1 } == nil)
    }

    @Test("covered findings make no alert and are counted, until the exception expires or is taken back")
    func grouping() async throws {
        let made = try await scene.exceptions.addException(
            AlertException(
                id: 0, conditions: conditions { $0.value = "*backup*" }, author: "sato", made: .seconds(0), reason: "x",
                expires: .seconds(1_000)))
        let grouping = AlertGrouping(
            scene.alerts, except: ExceptionCover(scene.exceptions, hosts: scene.hosts, now: { .seconds(500) }))
        try await grouping.receive([AlertingScene.finding(1), AlertingScene.finding(2, value: "evil.exe")])
        try await grouping.receive([AlertingScene.finding(1)])
        #expect(try await scene.alerts.alerts(AlertQuery(), limit: 9).map(\.first) == [.seconds(2)])
        let counted = try await scene.exceptions.exception(made.id)
        #expect(counted.hits == 1 && counted.lastHit == .seconds(1))
        let later = AlertGrouping(
            scene.alerts, except: ExceptionCover(scene.exceptions, hosts: scene.hosts, now: { .seconds(1_000) }))
        try await later.receive([AlertingScene.finding(8_000)])
        try await scene.exceptions.endException(made.id, .init(author: "a", time: .seconds(600)))
        try await grouping.receive([AlertingScene.finding(16_000)])
        #expect(try await scene.alerts.alerts(AlertQuery(), limit: 9).count == 3)
    }

    @Test("an alert proposes what its findings have in common")
    func suggestion() throws {
        let lines = [
            AlertingScene.finding(1), AlertingScene.finding(2, value: "other", path: "HKLM\\Software\\Run\\b"),
        ]
        var alert = Alert(try #require(AlertGrouping.finding(lines[0])), id: 1)
        alert.count = 2
        let both = ExceptionSuggestion(alert, lines, group: 3)
        #expect(both.possible.path == "HKLM\\Software\\Run\\*" && both.possible.value.isEmpty)
        #expect(both.possible.group == 3 && both.possible.host == "PC-経理01")
        #expect(both.proposed.program == "C:\\Tools\\a.exe" && both.proposed.host.isEmpty)
        let one = ExceptionSuggestion(alert, [lines[0]], group: nil)
        #expect(one.possible.value == "\"C:\\Tools\\backup.exe\" /q" && one.possible.hash.hasPrefix("abab"))
        for line in lines {
            #expect(ExceptionMatch(both.proposed).covers(line, GroupsByHost()))
        }
    }

    @Test("the preview counts by day and host, is relative to old data, and says where it is cut")
    func preview() async throws {
        let day: Int64 = 86_400
        let lines =
            [0, 1, 2, 40].map { AlertingScene.finding($0 * day + 100) } + [AlertingScene.finding(41 * day, value: "x")]
        _ = try await scene.logs.append(lines, from: .importing(id: 1))
        func preview(_ now: Int64, pages: Int = 50) async throws -> ExceptionPreview {
            try await ExceptionPreview(
                conditions { $0.value = "*backup*" }, logs: scene.logs, groups: GroupsByHost(), now: .seconds(now),
                dayStarts: { end in
                    let today = end.ticks / (day * Timestamp.ticksPerSecond)
                    return (0..<30).reversed().map { .seconds((today - $0) * day) }
                }, pageLimit: pages)
        }
        let recent = try await preview(41 * day + 50)
        #expect(!recent.isOld && recent.coveredCount == 1 && recent.findingCount == 2)
        #expect(recent.days.count == 30 && recent.days[28].count == 1 && recent.cutAt == nil)
        #expect(recent.hosts.map(\.name) == ["PC-経理01"] && recent.hosts.map(\.count) == [1])
        #expect(recent.examples.map(\.event.time) == [.seconds(40 * day + 100)])
        let old = try await preview(400 * day)
        #expect(old.isOld && old.until == .seconds(41 * day) && old.coveredCount == 1)
        let early = try await preview(2 * day + 100)
        #expect(early.coveredCount == 3 && early.days.suffix(3).map(\.count) == [1, 1, 1])
        let many = (0..<1_200).map { AlertingScene.finding(50 * day + Int64($0)) }
        _ = try await scene.logs.append(many, from: .importing(id: 2))
        let cut = try await preview(51 * day, pages: 1)
        #expect(cut.findingCount == 1_000 && cut.cutAt == .seconds(50 * day + 200))
    }

    @Test("open alerts that are covered completely can be closed, others not")
    func closing() async throws {
        let lines = [
            AlertingScene.finding(1), AlertingScene.finding(9_000), AlertingScene.finding(9_001, value: "evil"),
        ]
        _ = try await scene.logs.append(lines, from: .importing(id: 1))
        try await AlertGrouping(scene.alerts).receive(lines)
        let exception = try await scene.exceptions.addException(
            AlertException(
                id: 0, conditions: conditions { $0.value = "*backup*" }, author: "sato", made: .seconds(0), reason: "x")
        )
        let closed = try await CoveredAlerts.close(
            exception, [1, 2], alerts: scene.alerts, logs: scene.logs, groups: GroupsByHost(), comment: "例外 1",
            author: "sato", at: .seconds(5))
        #expect(closed == [1])
        #expect(try await scene.alerts.alert(1).state == .closedFalse)
        #expect(try await scene.alerts.alert(2).state == .new)
        #expect(try await scene.alerts.history(1).map(\.act) == [.comment("例外 1"), .state(.closedFalse)])
    }
}
