import Detection
import Testing

@testable import Watches

@Suite struct RegistryTreeTests {
    private static let locations: [RegistryLocation] = [
        .everywhere("run", #"Software\Vendor\App\Run"#, ["*"], .high, [], view32: true),
        .machine("named", #"Software\Vendor\App\Named"#, ["Shell", #"Sub\*"#], .medium, []),
        .everywhere("class", #"Software\Classes\CLSID\*\Server"#, ["(Default)"], .medium, [], view32: true),
        .users("user", "Environment", ["Script*"], .low, []),
        .machine("general", #"System\S\*"#, ["Start"], .medium, []),
        .machine("special", #"System\S\Log"#, ["*"], .high, []),
    ]
    private static let tree = RegistryTree(locations)

    @Test(
        "finds the location of a path",
        arguments: [
            (#"HKLM\Software\Vendor\App\Run\x"#, "run"), (#"hklm\SOFTWARE\VENDOR\app\RUN\x\y"#, "run"),
            (#"HKLM\Software\Vendor\App\Run"#, "run"), (#"HKU\S-1-5-21-1\Software\Vendor\App\Run\x"#, "run"),
            (#"HKU\.DEFAULT\Software\Vendor\App\Run\x"#, "run"), (#"HKLM\Software\Vendor\App\Runner\x"#, nil),
            (#"HKLM\SOFTWARE\WOW6432Node\Vendor\App\Run\x"#, "run"),
            (#"HKLM\SOFTWARE\Wow6432Node\Vendor\App\Named\Shell"#, nil),
            (#"HKLM\Software\Vendor\App\Named\SHELL"#, "named"), (#"HKLM\Software\Vendor\App\Named\Shell2"#, nil),
            (#"HKLM\Software\Vendor\App\Named\Sub\a\b"#, "named"), (#"HKU\S-1\Software\Vendor\App\Named\Shell"#, nil),
            (#"HKU\S-1\Software\Classes\WOW6432Node\CLSID\{A}\Server\(Default)"#, "class"),
            (#"HKLM\SOFTWARE\Classes\CLSID\{A}\B\Server\(Default)"#, nil),
            (#"HKU\S-1\Environment\ScriptOne"#, "user"), (#"HKLM\Environment\ScriptOne"#, nil),
            (#"HKLM\System\S\Any\Start"#, "general"), (#"HKLM\System\S\Log\Start"#, "special"),
            (#"HKLM\System\S\Log\Other\File"#, "special"), ("HKLM", nil), ("", nil), (#"HKU\"#, nil), (#"\\\\"#, nil),
            (#"HKLMX\Software\Vendor\App\Run\x"#, nil),
        ] as [(String, String?)])
    func finds(_ path: String, _ expected: String?) {
        let match = Self.tree.match(path, includesAbove: false)
        #expect(match.map { Self.locations[$0.location].id } == expected)
    }

    @Test(
        "counts a key one or two levels above only for what takes it away",
        arguments: [
            (#"HKLM\Software\Vendor\App"#, true), (#"HKLM\Software\Vendor"#, false), (#"HKLM\Software"#, false),
            (#"HKLM\Software\Classes\CLSID\{A}"#, true), (#"HKLM\Software\Classes\CLSID"#, true),
            (#"HKLM\Software\Classes"#, false),
        ])
    func above(_ path: String, _ counts: Bool) {
        #expect((Self.tree.match(path, includesAbove: true) != nil) == counts)
        #expect(Self.tree.match(path, includesAbove: false) == nil)
    }

    @Test("leaves disabled locations alone")
    func disabled() {
        var location = Self.locations[0]
        location.isEnabled = false
        #expect(RegistryTree([location]).match(#"HKLM\Software\Vendor\App\Run\x"#, includesAbove: true) == nil)
    }
}
