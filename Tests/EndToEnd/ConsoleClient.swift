import Foundation

/// An administrator at the console, by its pages and forms, without a browser.
final class ConsoleClient {
    private let address: String
    private let jar: String
    private let folder: Folder
    private static let own = "見附 で守る 会社のPC 2026"

    struct Refused: Error {
        var said: String
    }

    /// Signs in with the first one-time password of a server, and chooses another.
    ///
    /// - Parameter again: That was done before; the server began anew.
    init(_ served: ServedStore, _ folder: Folder, again: Bool = false) throws {
        self.folder = folder
        jar = folder.outside.path + "/cookies-" + UUID().uuidString
        guard let address = served.greeting.firstMatch(of: /https:\/\/[0-9.]+:[0-9]+/)?.output else {
            throw Refused(said: served.greeting)
        }
        self.address = String(address)
        if again {
            _ = try request("/sign-in", ["name": "admin", "password": Self.own])
            return
        }
        guard let password = served.greeting.firstMatch(of: /one-time password ([a-z0-9-]+)/)?.output.1 else {
            throw Refused(said: served.greeting)
        }
        _ = try request("/sign-in", ["name": "admin", "password": String(password)])
        _ = try post("/password", on: "/password", ["old": String(password), "new": Self.own, "again": Self.own])
    }

    /// The page at a path, as text of HTML.
    func page(_ path: String) throws -> String { try request(path, nil) }

    /// Sends a form, with the token that its page has, and the version of a policy where it has one.
    ///
    /// - Parameter page: Where the form stands.
    func post(_ path: String, on page: String, _ fields: [String: String]) throws -> String {
        let html = try self.page(page)
        var fields = fields
        fields["_token"] = html.firstMatch(of: /name="_token" value="([^"]*)"/).map { String($0.output.1) }
        if let version = html.firstMatch(of: /name="version" value="([^"]*)"/) {
            fields["version"] = String(version.output.1)
        }
        return try request(path, fields)
    }

    private func request(_ path: String, _ fields: [String: String]?) throws -> String {
        var arguments = ["-ks", "--max-time", "60", "-b", jar, "-c", jar, "-w", "\n%{http_code}"]
        for (name, value) in fields ?? [:] { arguments += ["--data-urlencode", "\(name)=\(value)"] }
        let outcome = try Program.start("/usr/bin/curl", arguments + [address + path], in: folder, [:])
        guard let code = outcome.lines.last.flatMap({ Int($0) }), code < 400 else {
            throw Refused(
                said: path + "\n" + (outcome.text.firstMatch(of: /role="alert">([^<]*)/)?.output.1 ?? "")
                    + outcome.text.suffix(200))
        }
        return outcome.text
    }
}
