import Testing

@testable import WindowsLog

@Suite struct NormalisingTests {
    @Test(
        "paths lose the prefixes of the object manager",
        arguments: [
            ("C:\\Windows\\explorer.exe", "C:\\Windows\\explorer.exe"),
            ("\\??\\C:\\Users\\a.txt", "C:\\Users\\a.txt"),
            ("\\\\?\\D:\\データ\\表.xlsx", "D:\\データ\\表.xlsx"),
            ("\\\\?\\UNC\\server\\share\\a.txt", "\\\\server\\share\\a.txt"),
            ("\\device\\harddiskvolume2\\windows\\system32\\svchost.exe", "C:\\windows\\system32\\svchost.exe"),
            ("\\Device\\HarddiskVolume5\\backup\\a.bin", "\\Device\\HarddiskVolume5\\backup\\a.bin"),
            ("\\Device\\HarddiskVolume5", "\\Device\\HarddiskVolume5"),
            ("\\Device\\Mup\\server\\share\\a.txt", "\\\\server\\share\\a.txt"),
            ("\\Device\\LanmanRedirector\\;Z:0000000000012345\\server\\share", "\\\\server\\share"),
            ("\\SystemRoot\\System32\\smss.exe", "C:\\Windows\\System32\\smss.exe"),
            ("\\\\server\\share\\a.txt", "\\\\server\\share\\a.txt"),
            ("<unknown process>", ""), ("<a>.txt", "<a>.txt"), ("", ""),
        ])
    func paths(_ raw: String, _ expected: String) {
        #expect(FilePath.normalised(raw) == expected)
    }

    @Test(
        "registry paths begin with HKLM or HKU",
        arguments: [
            ("\\REGISTRY\\MACHINE\\SOFTWARE\\X", "HKLM\\SOFTWARE\\X"),
            (
                "\\REGISTRY\\MACHINE\\SYSTEM\\ControlSet001\\Services\\x\\Start",
                "HKLM\\System\\CurrentControlSet\\Services\\x\\Start"
            ),
            ("HKLM\\System\\ControlSet002\\Control\\Lsa", "HKLM\\System\\CurrentControlSet\\Control\\Lsa"),
            ("HKLM\\System\\CurrentControlSet\\Control\\Lsa", "HKLM\\System\\CurrentControlSet\\Control\\Lsa"),
            (
                "\\REGISTRY\\USER\\S-1-5-21-1-2-3-1000_Classes\\ms-settings",
                "HKU\\S-1-5-21-1-2-3-1000\\Software\\Classes\\ms-settings"
            ),
            ("HKU\\S-1-5-21-1-2-3-1000_Classes", "HKU\\S-1-5-21-1-2-3-1000\\Software\\Classes"),
            ("HKU\\S-1-5-21-1-2-3-1000\\Software\\a_Classes\\b", "HKU\\S-1-5-21-1-2-3-1000\\Software\\a_Classes\\b"),
            ("HKU\\_Classes", "HKU\\_Classes"),
            ("HKCR\\exefile\\shell", "HKLM\\SOFTWARE\\Classes\\exefile\\shell"),
            ("HKEY_CURRENT_USER\\Environment\\x", "HKU\\S-1-5-21-9\\Environment\\x"),
        ])
    func registryPaths(_ raw: String, _ expected: String) {
        #expect(RegistryPath.normalised(raw, userID: "S-1-5-21-9") == expected)
    }

    @Test(
        "numbers are decimal or hexadecimal, and nothing else",
        arguments: [
            ("0", 0), ("4711", 4711), ("0x1f3fff", 0x1f3fff), ("0XABC", 0xabc), ("18446744073709551615", UInt64.max),
            ("18446744073709551616", nil), ("0x", nil), ("", nil), ("-1", nil), ("12a", nil), (" 1", nil),
            ("0x11111111111111111", nil),
        ] as [(String, UInt64?)])
    func numbers(_ text: String, _ expected: UInt64?) {
        #expect(Numbers.unsigned(text) == expected)
    }

    @Test(
        "GUIDs are plain and in capitals; the nil GUID says nothing",
        arguments: [
            ("{747f3d96-d765-5d31-0000-001086b92800}", "747F3D96-D765-5D31-0000-001086B92800"),
            ("747F3D96-D765-5D31-0000-001086B92800", "747F3D96-D765-5D31-0000-001086B92800"),
            ("00000000-0000-0000-0000-000000000000", ""), ("747F3D96", ""), ("", ""),
            ("747F3D96xD765-5D31-0000-001086B92800", ""),
        ])
    func guids(_ raw: String, _ expected: String) {
        #expect(GUIDText.normalised(raw) == expected)
    }

    @Test("the SHA-256 is found among other hashes")
    func hashes() {
        let digits = String(repeating: "Ab", count: 32)
        #expect(Hashes.sha256("SHA1=00,MD5=11,SHA256=" + digits + ",IMPHASH=22") == digits.lowercased())
        #expect(Hashes.sha256(digits) == digits.lowercased())
        #expect(Hashes.sha256("SHA1=EC611A8F412E231C52652C7612A9CE7E3FB40DB0") == "")
        #expect(Hashes.sha256("SHA256=" + String(repeating: "x", count: 64)) == "")
    }

    @Test("message codes stand for access rights where the mask is missing")
    func accessCodes() {
        #expect(AccessRights.mask(ofCodes: "%%1537\r\n\t\t\t\t%%4417\r\n") == 0x10002)
        #expect(AccessRights.mask(ofCodes: "%%4432 %%4433") == 0x3)
        #expect(AccessRights.mask(ofCodes: "1537 %4417 %%99999999999999999999") == 0)
    }

    @Test("a share's path is the folder behind it")
    func shares() {
        let share = Share.normalised("\\\\*\\C$", host: "FS1")
        #expect(share == "\\\\FS1\\C$")
        #expect(Share.path(share: share, folder: "\\??\\C:\\", relative: "Users\\a.txt") == "C:\\Users\\a.txt")
        #expect(Share.path(share: share, folder: "\\??\\C:\\", relative: "\\") == "C:\\")
        #expect(Share.path(share: "\\\\FS1\\IPC$", folder: "", relative: "PSEXESVC") == "\\\\FS1\\IPC$\\PSEXESVC")
        #expect(Share.path(share: share, folder: "\\??\\D:\\Daten", relative: "a") == "D:\\Daten\\a")
    }

    @Test("the program is found at the front of a command line")
    func hostApplications() {
        let path = "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe"
        #expect(ContextInfo.program(path + " -NoP -C x") == path)
        #expect(
            ContextInfo.program("\"C:\\Program Files\\PowerShell\\7\\pwsh.exe\" -c y")
                == "C:\\Program Files\\PowerShell\\7\\pwsh.exe")
        #expect(ContextInfo.program("C:\\Program Files\\x y\\a.exe -c y") == "C:\\Program Files\\x y\\a.exe")
        #expect(ContextInfo.program("powershell -enc AAAA") == "powershell")
        #expect(ContextInfo("        Severity = x\r\n        Host Application = a = b\r\n").hostApplication == "a = b")
        #expect(
            ContextInfo("\tHostVersion=5\r\n\tHostApplication=powershell.exe -c x\r\n").hostApplication
                == "powershell.exe -c x")
    }
}
