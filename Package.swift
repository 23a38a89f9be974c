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
    core("Detection", ["Events", "Processes"]),
    core("Watches", ["Events", "Processes", "Detection"]),
    coreTests("Events", ["Events"]),
    coreTests("WindowsLog", ["Events", "WindowsLog"]),
    coreTests("Processes", ["Events", "Processes"]),
    coreTests("Detection", ["Events", "Detection"]),
    coreTests("Watches", ["Events", "Processes", "Detection", "Watches"]),
]

var dependencies: [Package.Dependency] = []
var products: [Product] = []

if !coreOnly {
    dependencies += [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ]
    products += [.executable(name: "mitsuke", targets: ["Mitsuke"])]
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
        .executableTarget(
            name: "Mitsuke",
            dependencies: [
                "Analysis", "Reports", "PolicyFiles", "EventFiles", "Events", "WindowsLog", "Processes", "Detection",
                "Watches",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
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
            name: "make-examples", dependencies: ["ExampleFiles"], path: "Tests/Support/MakeExamples",
            swiftSettings: settings),
        .target(name: "Recordings", path: "Tests/Support/Recordings", swiftSettings: settings),
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
        .testTarget(
            name: "EndToEndTests", dependencies: ["Mitsuke", "EVTXWriter", "Events"], path: "Tests/EndToEnd",
            exclude: ["Golden"], swiftSettings: settings),
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
