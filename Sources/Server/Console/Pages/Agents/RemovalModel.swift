/// The token with which an agent may be taken off its host, shown once, with what to do there.
struct RemovalModel: PageModel {
    var host: String
    var token: String

    static let template = PageTemplate(
        #"""
        <header class="page"><p class="back"><a href="/agents">← [[Agents|エージェント]]</a></p><h1>[[{{host}}: removal permitted|{{host}}: 削除の許可]]</h1></header>
        <section class="card"><p>[[The token is shown this once. It is good for seven days, for this host, once. Do this on the host:|トークンが表示されるのは今回限りです。この端末で1回だけ、7日以内に使えます。端末で次の操作をしてください。]]</p>
        <h2>Linux</h2><pre class="secret">sudo mitsuke-agent leave -</pre>
        <p>[[Paste the token when it waits:|入力待ちになったら、トークンを貼り付けます。]]</p>
        <pre class="secret break">{{token}}</pre>
        <p>[[Then remove the package:|その後、パッケージを削除します。]]</p><pre class="secret">sudo apt remove mitsuke-agent</pre>
        <p class="muted">[[The host has to be connected: it is told by what it knows the token again. An agent that is removed without a token is an alert here.|トークンを確認するための情報を送るため、端末がこのサーバーに接続している必要があります。トークンなしで削除すると、アラートになります。]]</p></section>
        """#)
}
