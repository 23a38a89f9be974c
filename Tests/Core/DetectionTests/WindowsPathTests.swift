import Testing

@testable import Detection

@Suite struct WindowsPathTests {
    @Test(
        "the last component is the file's name",
        arguments: [
            ("C:\\a\\b.txt", "b.txt", "C:\\a", "txt"), ("b.TXT", "b.TXT", "", "txt"),
            ("/usr/bin/zip", "zip", "/usr/bin", ""),
            ("C:\\a.b\\c", "c", "C:\\a.b", ""), ("C:\\a\\", "", "C:\\a", ""), ("", "", "", ""),
            ("a.tar.gz", "a.tar.gz", "", "gz"),
            ("C:\\報告.ＺＩＰ", "報告.ＺＩＰ", "C:", "ｚｉｐ"), ("x.zip:Zone.Identifier", "x.zip:Zone.Identifier", "", "identifier"),
            (".", ".", "", ""),
        ])
    func parts(_ path: String, _ name: String, _ folder: String, _ ending: String) {
        #expect(WindowsPath.fileName(path) == name)
        #expect(WindowsPath.folder(path) == folder)
        #expect(WindowsPath.fileExtension(path) == ending)
    }
}
