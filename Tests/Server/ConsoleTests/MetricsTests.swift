import Accounts
import Console
import HTTPTypes
import Intake
import Storage
import Testing

@Suite struct MetricsTests {
    @Test("figures in the form that Prometheus reads, for a holder of a token alone")
    func shows() async throws {
        let scene = try ConsoleScene()
        #expect(try await scene.stranger().get("/metrics").status == 401)
        let browser = try await scene.browser(.viewer)
        _ = try await browser.get("/alerts")
        let account = try await scene.console.people.stores.accounts.account(named: browser.name)
        let token = try await scene.console.people.tokens.make(
            "prometheus", role: .viewer, expires: nil, for: account, from: ""
        ).token.exposed
        let page = try await scene.stranger().send(
            "/metrics", .get, headers: [.authorization: "Bearer " + token], body: "")
        #expect(page.status == 200)
        #expect(page.headers[.contentType] == "text/plain; version=0.0.4; charset=utf-8")
        let samples = page.text.split(separator: "\n").filter { !$0.hasPrefix("#") }
        #expect(samples.contains("server_requests_total{class=\"2xx\"} 1"))
        #expect(samples.contains("server_requests_total{class=\"4xx\"} 1"))
        #expect(samples.contains("server_request_seconds_count 2"))
        #expect(samples.contains("server_alerts_open 0"))
        #expect(samples.contains("server_agents{state=\"active\"} 0"))
        #expect(samples.contains("server_agent_lines_total{result=\"missing\"} 0"))
        for sample in samples {
            #expect(sample.wholeMatch(of: /[a-z_]+(\{[a-z]+="[^"]+"\})? [0-9.e+-]+/) != nil, "\(sample)")
        }
        #expect(
            try await scene.stranger().send(
                "/metrics", .get, headers: [.authorization: "Bearer " + token + "x"], body: ""
            ).status == 401)
    }
}
