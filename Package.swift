// swift-tools-version: 6.2
import PackageDescription

// MITSUKE_ONLY=core leaves Core and its tests, which then resolve nothing and build in seconds
// (`swift test --filter` alone would still build every target). The Makefile gives it a scratch path of its own.
let coreOnly = Context.environment["MITSUKE_ONLY"] == "core"

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    // Exclusive access is proven by the compiler nearly everywhere, and checked at run time in debug builds, which the tests
    // are; the checks that are left cost a tenth of the time of an analysis.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

/// A module of Core: pure, and compiled a second time as Embedded Swift by `make check`.
func core(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name, dependencies: dependencies, path: "Sources/Core/\(name)", exclude: readmes(name),
        swiftSettings: settings)
}

func coreTests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: dependencies, path: "Tests/Core/\(name)Tests",
        exclude: name == "Events" ? ["Golden"] : [], swiftSettings: settings)
}

func readmes(_ module: String) -> [String] {
    module == "Watches"
        ? ["RegistryWatch", "ArchiveWatch", "FileTransferWatch", "FileOperationLog", "BrowserWatch"].map {
            "\($0)/README.md"
        }
        : []
}

var targets: [Target] = [
    core("Events"),
    core("WindowsLog", ["Events"]),
    core("Processes", ["Events"]),
    core("Sensing", ["Events"]),
    core("Spooling", ["Events"]),
    core("Response", ["Events", "Spooling"]),
    core("Detection", ["Events", "Processes"]),
    core("Watches", ["Events", "Processes", "Detection"]),
    coreTests("Events", ["Events"]),
    coreTests("WindowsLog", ["Events", "WindowsLog"]),
    coreTests("Processes", ["Events", "Processes"]),
    coreTests("Sensing", ["Events", "Sensing"]),
    coreTests("Spooling", ["Events", "Spooling"]),
    coreTests("Response", ["Events", "Spooling", "Response"]),
    coreTests("Detection", ["Events", "Detection"]),
    coreTests("Watches", ["Events", "Processes", "Detection", "Watches"]),
]

var dependencies: [Package.Dependency] = []
var products: [Product] = []

if !coreOnly {
    dependencies += [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
        .package(url: "https://github.com/apple/swift-asn1", from: "1.7.4"),
    ]
    products += [
        .executable(name: "mitsuke", targets: ["Mitsuke"]),
        .executable(name: "mitsuke-agent", targets: ["mitsuke-agent"]),
    ]
    targets += [
        .systemLibrary(
            name: "CArchive", path: "Sources/Server/CArchive", pkgConfig: "libarchive",
            providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CDeflate", path: "Sources/Server/CDeflate", providers: [.apt(["libdeflate-dev"])]),
        .target(
            name: "EventFiles", dependencies: ["Events", "WindowsLog", "CArchive", "CDeflate"],
            path: "Sources/Server/EventFiles",
            swiftSettings: settings),
        .target(
            name: "PolicyFiles", dependencies: ["Detection", "Watches", .product(name: "Yams", package: "Yams")],
            path: "Sources/Server/PolicyFiles", swiftSettings: settings),
        .target(
            name: "Analysis",
            dependencies: ["Events", "WindowsLog", "Processes", "Detection", "Watches", "EventFiles"],
            path: "Sources/Server/Analysis", swiftSettings: settings),
        .target(
            name: "Reports", dependencies: ["Analysis", "Events", "Processes", "Detection", "EventFiles"],
            path: "Sources/Server/Reports", swiftSettings: settings),
        .target(
            name: "Storage", dependencies: ["Events", "Detection"], path: "Sources/Server/Storage",
            swiftSettings: settings),
        .target(
            name: "SQLiteStorage",
            dependencies: [
                "Storage", "Events", "Detection", .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            path: "Sources/Server/SQLiteStorage", swiftSettings: settings),
        .target(
            name: "Keys",
            dependencies: [
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "_CryptoExtras", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ], path: "Sources/Server/Keys", swiftSettings: settings),
        .target(
            name: "Accounts",
            dependencies: [
                "Storage", "Keys", "Events", "Detection",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "_CryptoExtras", package: "swift-crypto"),
            ], path: "Sources/Server/Accounts", exclude: ["README.md"], swiftSettings: settings),
        .target(
            name: "Alerting", dependencies: ["Storage", "Events", "Detection"], path: "Sources/Server/Alerting",
            swiftSettings: settings),
        // Loads the system's libcurl when it is needed: linked, it would cost every command 6 ms at its start.
        .target(name: "CCurl", path: "Sources/Server/CCurl"),
        .target(name: "CHeap", path: "Sources/CHeap"),
        .target(
            name: "Notifications",
            dependencies: [
                "Storage", "Events", "Detection", "Keys", "CCurl",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], path: "Sources/Server/Notifications", swiftSettings: settings),
        .target(
            name: "Console",
            dependencies: [
                "Storage", "Accounts", "Alerting", "Notifications", "Intake", "Keys", "Link", "Spooling", "PolicyFiles",
                "Response", "Sensing", "Evidence",
                "Reports", "Analysis", "EventFiles", "Events", "Processes", "Detection", "Watches",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], path: "Sources/Server/Console", exclude: ["README.md"], resources: [.embedInCode("Assets")],
            swiftSettings: settings),
        .target(
            name: "Intake",
            dependencies: [
                "Alerting", "Storage", "Keys", "Analysis", "Reports", "PolicyFiles", "EventFiles", "Events",
                "WindowsLog",
                "Processes", "Detection", "Watches",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], path: "Sources/Server/Intake", swiftSettings: settings),
        .target(
            name: "Evidence",
            dependencies: ["Keys", "Storage", "Events", "CArchive", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Server/Evidence", swiftSettings: settings),
        .target(
            name: "Link",
            dependencies: [
                "Evidence",
                "Spooling", "Intake", "Alerting", "Storage", "Accounts", "Keys", "Events", "CDeflate", "PolicyFiles",
                "Watches", "Detection", "Response",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdTLS", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], path: "Sources/Server/Link", swiftSettings: settings),
        .target(
            name: "Orders", dependencies: ["Spooling", .product(name: "Crypto", package: "swift-crypto")],
            path: "Sources/Agent/Orders", swiftSettings: settings),
        .target(
            name: "Uplink",
            dependencies: [
                "Orders", "Spooling", "CDeflate",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], path: "Sources/Agent/Uplink", swiftSettings: settings),
        .testTarget(
            name: "OrdersTests",
            dependencies: ["Orders", "Spooling", .product(name: "Crypto", package: "swift-crypto")],
            path: "Tests/Agent/OrdersTests", swiftSettings: settings),
        .executableTarget(
            name: "load-agents",
            dependencies: [
                "Uplink", "Orders", "Spooling", "Events", "CDeflate",
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ], path: "Tests/Support/LoadAgents", swiftSettings: settings),
        .testTarget(
            name: "UplinkTests", dependencies: ["Uplink", "Orders", "Spooling"], path: "Tests/Agent/UplinkTests",
            swiftSettings: settings),
        .testTarget(
            name: "LinkTests",
            dependencies: [
                "Mitsuke", "Evidence", "Link", "Uplink", "Orders", "Spooling", "Intake", "Alerting", "Storage",
                "SQLiteStorage",
                "Accounts",
                "Keys", "Events", "Detection", "CDeflate", "Watches", "PolicyFiles", "Response",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ], path: "Tests/Server/LinkTests", swiftSettings: settings),
        .target(
            name: "Errands",
            dependencies: [
                "Detection",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], path: "Sources/Server/Errands", swiftSettings: settings),
        .testTarget(
            name: "ErrandsTests",
            dependencies: [
                "Errands", "Detection",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ServiceLifecycleTestKit", package: "swift-service-lifecycle"),
            ], path: "Tests/Server/ErrandsTests", swiftSettings: settings),
        .target(
            name: "Spool", dependencies: ["CLinux", "Events", "Sensing", "Spooling"], path: "Sources/Agent/Spool",
            swiftSettings: settings),
        .testTarget(
            name: "SpoolTests", dependencies: ["Spool", "Events", "Sensing", "Spooling"],
            path: "Tests/Agent/SpoolTests",
            swiftSettings: settings),
        .target(
            name: "CLinux", path: "Sources/Agent/CLinux", linkerSettings: [.linkedLibrary("bpf")]),
        .target(
            name: "Confined", dependencies: ["CLinux"], path: "Sources/Agent/Confined", exclude: ["README.md"],
            swiftSettings: settings),
        .testTarget(
            name: "ConfinedTests", dependencies: ["Confined", "CLinux", "mitsuke-agent"],
            path: "Tests/Agent/ConfinedTests",
            swiftSettings: settings),
        .target(
            name: "LinuxSensors", dependencies: ["CLinux", "Confined", "Events", "Sensing"],
            path: "Sources/Agent/LinuxSensors",
            swiftSettings: settings),
        .executableTarget(
            name: "bench-sensors", dependencies: ["LinuxSensors", "Contents", "Watches", "Events", "Sensing"],
            path: "Tests/Support/BenchSensors", swiftSettings: settings),
        .testTarget(
            name: "LinuxSensorsTests",
            dependencies: [
                "LinuxSensors", "CLinux", "Events", "Sensing", "Judging", "Spool", "Spooling", "Watches", "Detection",
                "mitsuke-agent",
            ],
            path: "Tests/Agent/LinuxSensorsTests", swiftSettings: settings),
        .target(
            name: "Judging",
            dependencies: ["Spool", "Watches", "Processes", "Detection", "Sensing", "Spooling", "Events"],
            path: "Sources/Agent/Judging", swiftSettings: settings),
        .testTarget(
            name: "JudgingTests", dependencies: ["Judging", "Spool", "Spooling", "Sensing", "Watches", "Events"],
            path: "Tests/Agent/JudgingTests", swiftSettings: settings),
        .target(
            name: "Permission",
            dependencies: ["CLinux", "Contents", "LinuxSensors", "Watches", "Detection", "Sensing", "Events"],
            path: "Sources/Agent/Permission", swiftSettings: settings),
        .executableTarget(
            name: "listen-permissions",
            dependencies: ["Confined", "Permission", "LinuxSensors", "Watches", "Detection", "Sensing", "Events"],
            path: "Tests/Support/ListenPermissions", swiftSettings: settings),
        .testTarget(
            name: "PermissionTests", dependencies: ["Permission", "listen-permissions", "Watches", "Detection"],
            path: "Tests/Agent/PermissionTests", swiftSettings: settings),
        .target(
            name: "LinuxResponse",
            dependencies: [
                "CLinux", "LinuxSensors", "Orders", "Response", "Spooling", "Events",
                .product(name: "Crypto", package: "swift-crypto"),
            ], path: "Sources/Agent/LinuxResponse", swiftSettings: settings),
        .testTarget(
            name: "LinuxResponseTests",
            dependencies: ["LinuxResponse", "LinuxSensors", "Response", "Spooling", "Events"],
            path: "Tests/Agent/LinuxResponseTests", swiftSettings: settings),
        .target(
            name: "Settings",
            dependencies: [
                "LinuxSensors", "Orders", "Watches", "Sensing", "Events",
                .product(name: "Crypto", package: "swift-crypto"),
            ], path: "Sources/Agent/Settings", swiftSettings: settings),
        .target(
            name: "Contents",
            dependencies: [
                "CLinux", "LinuxSensors", "Settings", "Watches", "Detection", "Sensing", "Events",
                .product(name: "Crypto", package: "swift-crypto"),
            ], path: "Sources/Agent/Contents", swiftSettings: settings),
        .testTarget(
            name: "ContentsTests",
            dependencies: ["Contents", "Settings", "LinuxSensors", "Watches", "Detection", "Sensing", "Events"],
            path: "Tests/Agent/ContentsTests", swiftSettings: settings),
        .testTarget(
            name: "SettingsTests",
            dependencies: ["Settings", "LinuxSensors", "Watches", "Detection", "Sensing", "Events"],
            path: "Tests/Agent/SettingsTests", swiftSettings: settings),
        .executableTarget(
            name: "mitsuke-agent",
            dependencies: [
                "CHeap",
                "Confined", "Permission", "LinuxSensors", "LinuxResponse", "Response", "Settings", "Contents",
                "Judging", "Spool",
                "Orders", "Uplink", "Spooling",
                "Watches",
                "Detection",
                "Sensing",
                "Events",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ], path: "Sources/Agent/LinuxAgent", swiftSettings: settings),
        .executableTarget(
            name: "Mitsuke",
            dependencies: [
                "CHeap",
                "Errands",
                "Analysis", "Reports", "PolicyFiles", "EventFiles", "Events", "WindowsLog", "Processes", "Detection",
                "Watches", "Storage", "SQLiteStorage", "Keys", "Accounts", "Alerting", "Intake",
                "Notifications", "Console", "Evidence", "Link", "Spooling",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Sources/Mitsuke", swiftSettings: settings),
        .target(
            name: "EVTXWriter", dependencies: ["Events", "EventFiles"], path: "Tests/Support/EVTXWriter",
            swiftSettings: settings),
        .target(
            name: "Scenarios", dependencies: ["Events", "WindowsLog"], path: "Tests/Support/Scenarios",
            swiftSettings: settings),
        .target(
            name: "ExampleFiles", dependencies: ["EVTXWriter", "EventFiles", "Events", "Scenarios"],
            path: "Tests/Support/ExampleFiles", swiftSettings: settings),
        .executableTarget(
            name: "make-examples", dependencies: ["ExampleFiles", "Scenarios", "Events"],
            path: "Tests/Support/MakeExamples",
            swiftSettings: settings),
        .target(name: "Recordings", path: "Tests/Support/Recordings", swiftSettings: settings),
        .executableTarget(
            name: "store-writer", dependencies: ["SQLiteStorage", "Storage", "StorageContract"],
            path: "Tests/Support/StoreWriter", swiftSettings: settings),
        .testTarget(
            name: "EventFilesTests", dependencies: ["EventFiles", "EVTXWriter", "Recordings", "Events", "WindowsLog"],
            path: "Tests/Server/EventFilesTests", swiftSettings: settings),
        .testTarget(
            name: "PolicyFilesTests", dependencies: ["PolicyFiles", "Detection", "Watches"],
            path: "Tests/Server/PolicyFilesTests", swiftSettings: settings),
        .testTarget(
            name: "ReportsTests",
            dependencies: ["Reports", "Analysis", "EventFiles", "Events", "Detection", "Watches"],
            path: "Tests/Server/ReportsTests", exclude: ["Golden"], swiftSettings: settings),
        .target(
            name: "StorageContract", dependencies: ["Storage", "Events", "Detection"],
            path: "Tests/Support/StorageContract", swiftSettings: settings),
        .executableTarget(
            name: "bench-store",
            dependencies: [
                "SQLiteStorage", "Storage", "Intake", "Alerting", "EVTXWriter", "Events", "Detection",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ], path: "Tests/Support/BenchStore", swiftSettings: settings),
        .testTarget(
            name: "SQLiteStorageTests",
            dependencies: [
                "SQLiteStorage", "Storage", "StorageContract", "store-writer", "Events", "Detection",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], path: "Tests/Server/SQLiteStorageTests", swiftSettings: settings),
        .testTarget(
            name: "KeysTests",
            dependencies: [
                "Keys",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
            ], path: "Tests/Server/KeysTests", swiftSettings: settings),
        .testTarget(
            name: "AccountsTests",
            dependencies: [
                "Accounts", "Storage", "SQLiteStorage", "Keys", "Events", "Detection",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], path: "Tests/Server/AccountsTests", swiftSettings: settings),
        .testTarget(
            name: "AlertingTests", dependencies: ["Alerting", "Storage", "SQLiteStorage", "Events", "Detection"],
            path: "Tests/Server/AlertingTests", swiftSettings: settings),
        .testTarget(
            name: "IntakeTests",
            dependencies: [
                "Intake", "Alerting", "Storage", "SQLiteStorage", "Keys", "Analysis", "Watches", "EventFiles",
                "ExampleFiles",
                "Recordings", "Events", "Detection",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], path: "Tests/Server/IntakeTests", swiftSettings: settings),
        .testTarget(
            name: "NotificationsTests",
            dependencies: [
                "Notifications", "Alerting", "Storage", "SQLiteStorage", "Events", "Detection", "Keys",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOPosix", package: "swift-nio"),
            ], path: "Tests/Server/NotificationsTests", swiftSettings: settings),
        .testTarget(
            name: "ConsoleTests",
            dependencies: [
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "Crypto", package: "swift-crypto"),
                "Console", "Storage", "SQLiteStorage", "Accounts",
                "Alerting", "Notifications", "Intake", "Keys", "Link", "Spooling",
                "ExampleFiles", "Events", "Detection", "Response", "Sensing", "Evidence",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], path: "Tests/Server/ConsoleTests", swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests", dependencies: ["Mitsuke", "mitsuke-agent", "EVTXWriter", "Events"],
            path: "Tests/EndToEnd",
            exclude: ["Golden", "Console/console.py", "Console/people.py"], swiftSettings: settings),
        .testTarget(
            name: "AnalysisTests",
            dependencies: [
                "Analysis", "EventFiles", "EVTXWriter", "ExampleFiles", "Scenarios", "Recordings", "Events",
                "WindowsLog", "Detection",
                "Watches",
            ],
            path: "Tests/Server/AnalysisTests", swiftSettings: settings),
    ]
}

let package = Package(
    name: "mitsuke",
    products: products,
    dependencies: dependencies,
    targets: targets,
    swiftLanguageModes: [.v6]
)
