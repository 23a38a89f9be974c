import Detection
import Events
import Testing

@testable import Watches

@Suite struct ArchiveScriptTests {
    @Test(
        "calls that make archives",
        arguments: [
            "Compress-Archive -Path C:\\x -DestinationPath y.zip", "Get-ChildItem C:\\x | Compress-Archive -Dest y.zip",
            "Compress-Archive C:\\x y.zip", "Com`press-Arch`ive -Path $p y.zip",
            "CommandInvocation(Compress-Archive): \"Compress-Archive\"\nParameterBinding(Compress-Archive): name=\"Path\"; value=\"x\"",
            "[IO.Compression.ZipFile]::CreateFromDirectory('C:\\x', 'y.zip')",
            "[System.IO.Compression.ZipFile]::Open($z, [System.IO.Compression.ZipArchiveMode]::Create)",
            "(New-Object -ComObject Shell.Application).NameSpace($zip).CopyHere($file)",
            "& 'C:\\Tools\\rar.exe' a o.rar C:\\x",
        ])
    func makes(_ text: String) {
        #expect(
            ArchiveCase.judge(ArchiveCase.script(ScriptActivity(.block, text: text))).findings.first?.level == .medium)
    }

    @Test(
        "what makes none",
        arguments: [
            "Get-Command Compress-Archive", "Get-Help Compress-Archive -Full",
            "Expand-Archive a.zip -DestinationPath b",
            "function Compress-Archive { param($Path) }", "# The Compress-Archive cmdlet packs files",
            "$s = New-Object IO.Compression.GzipStream($m, [IO.Compression.CompressionMode]::Decompress)",
            "$shell.NameSpace($dest).CopyHere($shell.NameSpace($zip).Items())", "Get-ChildItem *.zip", "rar",
            "7z x a.7z",
        ])
    func silent(_ text: String) {
        let found = ArchiveCase.judge(ArchiveCase.script(ScriptActivity(.block, text: text))).findings
        #expect(!found.contains { $0.level >= .medium })
    }

    @Test("the source of a module is at most low, what is called from it is not")
    func libraries() {
        let call = "Compress-Archive -Path $Path -DestinationPath $Destination"
        var module = ScriptActivity(.block, text: "function Pack { \(call) }")
        module.path = "C:\\Program Files\\WindowsPowerShell\\Modules\\Pack\\Pack.psm1"
        #expect(ArchiveCase.found(ArchiveCase.script(module)) == ["created-by-script low"])
        let long = ScriptActivity(
            .block, text: "function Pack { \(call) }\n" + String(repeating: "# padding\n", count: 1_000))
        #expect(ArchiveCase.found(ArchiveCase.script(long)) == ["created-by-script low"])
        var invocation = ScriptActivity(.invocation, text: "CommandInvocation(Compress-Archive): \"Compress-Archive\"")
        invocation.path = module.path
        #expect(ArchiveCase.found(ArchiveCase.script(invocation)) == ["created-by-script medium"])
    }

    @Test("documents and profiles are greedy in scripts too")
    func greedy() {
        let text = "Compress-Archive -Path $env:USERPROFILE\\Documents\\*.docx -DestinationPath C:\\x\\o.zip"
        #expect(ArchiveCase.found(ArchiveCase.script(ScriptActivity(.block, text: text))) == ["greedy high"])
    }
}
