import Detection
import Events
import Storage

/// One process, in words.
struct ProcessModel: PageModel {
    static let limit = 500

    struct Step: Sendable {
        var kind: String
        var log: String
        var when: Moment
        var what: String
    }

    struct Child: Sendable {
        var program: String
        var command: String
        var address: String?
    }

    var title: String
    var host: String
    var tree: ProcessTree
    var parents: [Child]
    var children: [Child]
    var hasChildren: Bool
    var steps: [Step]
    var hasSteps: Bool
    var isCut: Bool
    /// Where it is stopped; nil where it cannot be.
    var stop: String?

    init(_ host: String, _ chain: [Process], children: [Process], _ page: LogPage, _ reader: Reader) {
        title = Glimpse.program(chain[0].executable) + (chain[0].pid.map { " (pid \($0))" } ?? "")
        self.host = host
        tree = ProcessTree(chain, children: children, watch: "process", reader)
        parents = chain.dropFirst().map { Self.link($0, host) }
        self.children = children.map { Self.link($0, host) }
        hasChildren = !children.isEmpty
        steps = page.lines.reversed().map {
            Step(
                kind: $0.line.log, log: LogTitles.title(LogName(name: $0.line.log) ?? .process)[reader],
                when: Moment($0.event.time, reader), what: Deed.words($0, reader))
        }
        hasSteps = !steps.isEmpty
        isCut = page.next != nil
    }

    private static func link(_ process: Process, _ host: String) -> Child {
        Child(
            program: Glimpse.program(process.executable), command: process.commandLine,
            address: ProcessPage.address(process, on: host))
    }

    static let template = PageTemplate(
        #"""
        <header class="page"><h1>{{title}}</h1><span class="muted">{{host}}</span>{{#stop}}<span class="when"><a class="button" href="{{.}}">[[Stop it…|停止…]]</a></span>{{/stop}}</header>
        <div class="grid"><div class="w7 column">
        <section class="card"><h2>[[Who started whom|プロセスのつながり]]</h2>{{#tree}}{{>tree}}{{/tree}}</section>
        <section class="card"><h2>[[What it did|このプロセスの動作]]</h2>{{#hasSteps}}<ol class="timeline">{{#steps}}<li>{{#when}}{{>time}}{{/when}}<span class="mark {{kind}}" title="{{log}}"></span><span class="break">{{what}}</span></li>{{/steps}}</ol>{{#isCut}}<p class="muted">[[Only the latest lines are shown.|新しい記録のみ表示しています。]]</p>{{/isCut}}{{/hasSteps}}{{^hasSteps}}<p class="muted">[[The logs have nothing that it did itself.|このプロセス自身の動作の記録はありません。]]</p>{{/hasSteps}}</section>
        </div><div class="w5 column">
        <section class="card"><h2>[[Started by|起動元]]</h2><table class="rows"><tbody>{{#parents}}<tr><td><a class="mono"{{#address}} href="{{address}}"{{/address}}>{{program}}</a><br><span class="mono muted">{{command}}</span></td></tr>{{/parents}}</tbody></table></section>
        {{#hasChildren}}<section class="card"><h2>[[It started|起動したもの]]</h2><table class="rows"><tbody>{{#children}}<tr><td><a class="mono"{{#address}} href="{{address}}"{{/address}}>{{program}}</a><br><span class="mono muted">{{command}}</span></td></tr>{{/children}}</tbody></table></section>{{/hasChildren}}
        </div></div>
        """#)
}
