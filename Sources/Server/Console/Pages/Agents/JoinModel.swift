/// An enrolment string, shown once, with the commands to paste.
struct JoinModel: PageModel {
    var string: String

    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="/agents">← [[Agents|エージェント]]</a></p><h1>[[Enrolment string|登録文字列]]</h1></header>
        <section class="card"><p>[[It is shown this once. Paste these commands on the host:|この画面を閉じると再表示できません。端末で次のコマンドを実行してください。]]</p>
        <h2>Linux</h2><pre class="secret">sudo mitsuke-agent enrol {{string}}
        sudo systemctl enable --now mitsuke-agent mitsuke-agent-uplink</pre>
        <p class="muted">[[To keep the string out of the list of processes: sudo mitsuke-agent enrol - , and paste it.|プロセス一覧に文字列を残さないためには、「sudo mitsuke-agent enrol -」を実行してから貼り付けます。]]</p>
        <h2>[[The string alone|文字列のみ]]</h2><pre class="secret break">{{string}}</pre></section>
        """#)
}
