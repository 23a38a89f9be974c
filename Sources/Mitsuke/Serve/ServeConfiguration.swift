import Configuration
import Detection
import Foundation
import Logging
import SystemPackage

/// What `mitsuke serve` was told: by arguments, over the environment (`MITSUKE_…`), over a file.
struct ServeConfiguration: Sendable, Equatable {
    /// The data folder.
    var data: String
    var host: String
    /// 0 for any that is free.
    var port: Int
    /// Where agents connect; nil for nowhere.
    var agents: Address?
    /// The operator's own certificate and key; empty for those that the server makes itself.
    var certificate: String
    var certificateKey: String
    /// Names and addresses under which browsers reach the server, beside those of this machine.
    var names: [String]
    /// Where the key of keys lies.
    var keyFile: String
    var logLevel: Logger.Level

    struct Address: Sendable, Equatable {
        var host: String
        var port: Int
    }

    /// Something that was said wrongly.
    struct Problem: Error, Equatable {
        var key: String
        var text: Text
    }

    struct Problems: Error, Equatable {
        var all: [Problem]
    }

    static let defaultListen = "127.0.0.1:8443"

    /// - Throws: ``Problems``, all of them together.
    init(_ config: ConfigReader) throws {
        var problems: [Problem] = []
        func problem(_ key: String, _ en: String, _ ja: String) {
            problems.append(Problem(key: key, text: Text(en: en, ja: ja)))
        }
        data = config.string(forKey: "data", default: "")
        if data.isEmpty { problem("data", "is missing: the folder that holds the store", "指定がありません（データフォルダー）") }
        let listen = config.string(forKey: "listen", default: Self.defaultListen)
        (host, port) = ("", 0)
        if let (host, port) = Self.address(listen) {
            (self.host, self.port) = (host, port)
        } else {
            problem(
                "listen", "is not HOST:PORT: \(VisibleText.escaped(listen, limit: 100))",
                "「ホスト:ポート」の形ではありません: \(VisibleText.escaped(listen, limit: 100))")
        }
        let agents = config.string(forKey: "agents", default: "")
        self.agents = Self.address(agents).map { Address(host: $0.host, port: $0.port) }
        if !agents.isEmpty, self.agents == nil {
            problem(
                "agents", "is not HOST:PORT: \(VisibleText.escaped(agents, limit: 100))",
                "「ホスト:ポート」の形ではありません: \(VisibleText.escaped(agents, limit: 100))")
        }
        certificate = config.string(forKey: "certificate", default: "")
        certificateKey = config.string(forKey: "certificateKey", default: "")
        if certificate.isEmpty != certificateKey.isEmpty {
            problem(
                "certificate", "and certificateKey go together", "certificateKey と組で指定してください")
        }
        names = config.stringArray(forKey: "names", default: [])
        keyFile = config.string(forKey: "keyFile", default: "")
        let level = config.string(forKey: "logLevel", default: "notice")
        logLevel = Logger.Level(rawValue: level) ?? .notice
        if Logger.Level(rawValue: level) == nil {
            problem(
                "logLevel", "is none of trace, debug, info, notice, warning, error, critical",
                "trace、debug、info、notice、warning、error、critical のいずれでもありません")
        }
        if !problems.isEmpty { throw Problems(all: problems) }
    }

    /// `127.0.0.1:8443`, `[::1]:8443`, `:8443` for all addresses.
    static func address(_ text: String) -> (host: String, port: Int)? {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            return nil
        }
        return (host.isEmpty ? "0.0.0.0" : host, port)
    }

    /// - Parameters:
    ///   - arguments: What was said on the command line, by key.
    ///   - file: A JSON file; nil for none.
    /// - Throws: ``Problems``, or why the file cannot be read.
    static func read(arguments: [String: String], file: String?) async throws -> ServeConfiguration {
        var values: [AbsoluteConfigKey: ConfigValue] = [:]
        for (key, value) in arguments {
            values[AbsoluteConfigKey([key])] =
                key == "names"
                ? ConfigValue(.stringArray(value.split(separator: ",").map(String.init)), isSecret: false)
                : ConfigValue(.string(value), isSecret: false)
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "arguments", values: values),
            EnvironmentVariablesProvider().prefixKeys(with: "mitsuke"),
        ]
        if let file { providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file))) }
        return try ServeConfiguration(ConfigReader(providers: providers))
    }
}
