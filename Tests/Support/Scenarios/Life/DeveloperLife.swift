/// Somebody who writes software.
extension Desk {
    private static let node = "C:\\Program Files\\nodejs\\node.exe"
    private var work: String { "C:\\work\\portal" }

    func startEditor() {
        let image = local + "\\Programs\\Microsoft VS Code\\Code.exe"
        let code = start(image, "\"\(image)\" \(work)")
        let network = pc.start(
            image,
            "\"\(image)\" --type=utility --utility-sub-type=network.mojom.NetworkService --lang=ja --service-sandbox-type=none --user-data-dir=\"\(roaming)\\Code\"",
            by: code)
        pc.connect("marketplace.visualstudio.com", by: network)
        pc.connect("update.code.visualstudio.com", by: network)
        open["Code"] = code
        open["Shell"] = pc.start(
            "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
            "C:\\WINDOWS\\System32\\WindowsPowerShell\\v1.0\\powershell.exe -noexit -command \"try { . \\\"\(local)\\Programs\\Microsoft VS Code\\resources\\app\\out\\vs\\workbench\\contrib\\terminal\\common\\scripts\\shellIntegration.ps1\\\" } catch {}\"",
            by: code, original: "PowerShell.EXE", folder: work)
    }

    func useGit() {
        guard let shell = open["Shell"] else { return startEditor() }
        let folder = "C:\\Program Files\\Git\\"
        for line in [
            "status", "fetch --all", "pull --rebase", "commit -m \"fix: 入力欄\"", "push origin main",
            "archive --format=zip -o dist/source.zip HEAD",
        ] where pc.random.chance(50) {
            let git = pc.start(folder + "cmd\\git.exe", "\"\(folder)cmd\\git.exe\" \(line)", by: shell, folder: work)
            let inner = pc.start(folder + "mingw64\\bin\\git.exe", "git.exe \(line)", by: git, folder: work)
            if line.contains("fetch") || line.contains("pu") {
                let remote = pc.start(
                    folder + "mingw64\\libexec\\git-core\\git-remote-https.exe",
                    "git remote-https origin https://github.com/shinmei/portal.git", by: inner, folder: work)
                pc.connect("github.com", by: remote)
                pc.create(work + "\\.git\\objects\\pack\\tmp_pack_\(pc.random.hex(6))", by: inner)
                pc.end(remote)
            }
            if line.hasPrefix("archive") { pc.create(work + "\\dist\\source.zip", by: inner) }
            pc.end(inner)
            pc.end(git)
        }
    }

    func buildWeb() {
        guard let shell = open["Shell"] else { return startEditor() }
        let npm = pc.start(
            Self.node, "\"\(Self.node)\" \"C:\\Program Files\\nodejs\\node_modules\\npm\\bin\\npm-cli.js\" ci",
            by: shell, folder: work)
        pc.connect("registry.npmjs.org", by: npm)
        for index in 0..<30 {
            pc.create("\(local)\\npm-cache\\_cacache\\tmp\\\(pc.random.hex(8).lowercased())", by: npm)
            pc.create("\(work)\\node_modules\\pkg\(index)\\index.js", by: npm)
        }
        pc.create("\(local)\\npm-cache\\_cacache\\tmp\\left-pad-1.3.0.tgz", by: npm)
        pc.end(npm)
        let build = pc.start(
            Self.node, "\"\(Self.node)\" \(work)\\node_modules\\vite\\bin\\vite.js build", by: shell, folder: work)
        for index in 0..<12 { pc.create("\(work)\\dist\\assets\\index-\(index).js.gz", by: build) }
        pc.end(build)
        let pack = pc.start(
            "C:\\Windows\\System32\\tar.exe", "tar -czf portal-1.4.tar.gz dist", by: shell, original: "bsdtar",
            folder: work)
        pc.create(work + "\\portal-1.4.tar.gz", by: pack)
        pc.end(pack)
    }

    func testWeb() {
        guard let shell = open["Shell"] else { return startEditor() }
        let test = pc.start(
            Self.node, "\"\(Self.node)\" node_modules\\jest\\bin\\jest.js --ci", by: shell, folder: work)
        let data = "\(local)\\Temp\\puppeteer_dev_chrome_profile-\(pc.random.hex(6))"
        let image = account.profile + "\\.cache\\puppeteer\\chrome\\win64-134.0.6998.35\\chrome-win64\\chrome.exe"
        let chrome = pc.start(
            image,
            "\"\(image)\" --allow-pre-commit-input --disable-background-networking --disable-extensions --enable-automation --headless=new --remote-debugging-port=0 --user-data-dir=\(data) about:blank",
            by: test, folder: work)
        let network = pc.start(
            image,
            "\"\(image)\" --type=utility --utility-sub-type=network.mojom.NetworkService --lang=ja --service-sandbox-type=none --headless=new --user-data-dir=\"\(data)\"",
            by: chrome)
        pc.connect("127.0.0.1", 5173, by: network)
        pc.pause(5...40)
        for running in [network, chrome, test] { pc.end(running) }
        let driver = pc.start(
            work + "\\node_modules\\chromedriver\\lib\\chromedriver\\chromedriver.exe", "chromedriver.exe --port=9515",
            by: shell, folder: work)
        let driven = pc.start(
            Self.chrome,
            "\"\(Self.chrome)\" --allow-pre-commit-input --disable-background-networking --enable-automation --headless --remote-debugging-port=0 --test-type=webdriver --user-data-dir=\"\(local)\\Temp\\scoped_dir\(driver.pid)_1\" data:,",
            by: driver)
        pc.connect("127.0.0.1", 5173, by: driven)
        pc.end(driven)
        pc.end(driver)
    }

    func buildJavaAndDotnet() {
        guard let shell = open["Shell"] else { return startEditor() }
        let java = "C:\\Program Files\\Eclipse Adoptium\\jdk-21\\bin\\java.exe"
        let cmd = pc.start(
            "C:\\Windows\\System32\\cmd.exe",
            "C:\\WINDOWS\\system32\\cmd.exe /c \"\"C:\\work\\batch\\gradlew.bat\" build\"", by: shell,
            original: "Cmd.Exe", folder: "C:\\work\\batch\\")
        let gradle = pc.start(
            java,
            "\"\(java)\" -Dorg.gradle.appname=gradlew -classpath C:\\work\\batch\\gradle\\wrapper\\gradle-wrapper.jar org.gradle.wrapper.GradleWrapperMain build",
            by: cmd)
        pc.connect("repo.maven.apache.org", by: gradle)
        for name in [
            "batch.jar", "batch-sources.jar", "batch.war", "distributions\\batch.zip", "distributions\\batch.tar",
        ] {
            pc.create("C:\\work\\batch\\build\\" + name, by: gradle)
        }
        pc.create(
            account.profile + "\\.gradle\\caches\\modules-2\\files-2.1\\commons\\io\\commons-io-2.16.jar", by: gradle)
        pc.end(gradle)
        pc.end(cmd)
        let dotnet = "C:\\Program Files\\dotnet\\dotnet.exe"
        let build = pc.start(dotnet, "\"\(dotnet)\" publish -c Release", by: shell, folder: "C:\\work\\tool\\")
        pc.connect("api.nuget.org", by: build)
        pc.create(
            account.profile + "\\.nuget\\packages\\newtonsoft.json\\13.0.3\\newtonsoft.json.13.0.3.nupkg", by: build)
        pc.create("C:\\work\\tool\\bin\\Release\\tool.1.0.0.nupkg", by: build)
        let msbuild =
            "C:\\Program Files\\Microsoft Visual Studio\\2022\\Professional\\MSBuild\\Current\\Bin\\MSBuild.exe"
        let compile = pc.start(
            msbuild, "\"\(msbuild)\" tool.sln /t:Build /p:Configuration=Release", by: shell, folder: "C:\\work\\tool\\")
        pc.create("C:\\work\\tool\\publish\\tool.zip", by: compile)
        pc.end(compile)
        pc.end(build)
    }

    func buildPython() {
        guard let shell = open["Shell"] else { return startEditor() }
        let python = local + "\\Programs\\Python\\Python312\\python.exe"
        let environment = pc.run(python, "python -m venv .venv", by: shell, folder: "C:\\work\\etl\\")
        pc.create("C:\\work\\etl\\.venv\\Scripts\\python.exe", by: environment)
        let pip = pc.start(
            "C:\\work\\etl\\.venv\\Scripts\\python.exe",
            "\"C:\\work\\etl\\.venv\\Scripts\\python.exe\" -m pip install -r requirements.txt", by: shell,
            folder: "C:\\work\\etl\\")
        pc.connect("pypi.org", by: pip)
        pc.connect("files.pythonhosted.org", by: pip)
        pc.create(
            local + "\\Temp\\pip-unpack-\(pc.random.hex(8).lowercased())\\pandas-2.2.3-cp312-win_amd64.whl", by: pip)
        pc.create(local + "\\Temp\\pip-unpack-\(pc.random.hex(8).lowercased())\\xlrd-2.0.1.tar.gz", by: pip)
        pc.end(pip)
        let seven = pc.start(
            "C:\\Program Files\\7-Zip\\7z.exe", "\"C:\\Program Files\\7-Zip\\7z.exe\" a -tzip build\\etl.zip etl\\*",
            by: shell, folder: "C:\\work\\etl\\")
        pc.create("C:\\work\\etl\\build\\etl.zip", by: seven)
        pc.end(seven)
    }

    func useServers() {
        guard let shell = open["Shell"] else { return startEditor() }
        let ssh = "C:\\Windows\\System32\\OpenSSH\\"
        let session = pc.start(ssh + "ssh.exe", "ssh ito@dev01.shinmei.example.jp", by: shell, folder: work)
        pc.connect("dev01." + Organisation.suffix, 22, by: session)
        pc.end(session)
        let docker = pc.start(
            "C:\\Program Files\\Docker\\Docker\\resources\\bin\\docker.exe", "docker compose up -d", by: shell,
            folder: work)
        pc.connect("registry-1.docker.io", by: docker)
        pc.end(docker)
    }

    /// A release is copied to the server for tests.
    func deploy() {
        guard let shell = open["Shell"] else { return }
        let ssh = "C:\\Windows\\System32\\OpenSSH\\"
        let copy = pc.start(
            ssh + "scp.exe", "scp portal-1.4.tar.gz ito@dev01.shinmei.example.jp:/srv/portal/", by: shell, folder: work)
        let inner = pc.start(
            ssh + "ssh.exe",
            "\"\(ssh)ssh.exe\" -x -oPermitLocalCommand=no -oClearAllForwardings=yes -oRemoteCommand=none -oRequestTTY=no -l ito -- dev01.shinmei.example.jp \"scp -t /srv/portal/\"",
            by: copy)
        pc.connect("dev01." + Organisation.suffix, 22, by: inner)
        pc.end(inner)
        pc.end(copy)
    }

    /// A package fetched with curl for a build.
    func fetchPackage() {
        guard day == 1, let shell = open["Shell"] else { return }
        let curl = pc.start(
            "C:\\Windows\\System32\\curl.exe",
            "curl -fsSLO https://github.com/protocolbuffers/protobuf/releases/download/v30.2/protoc-30.2-win64.zip",
            by: shell, folder: work)
        pc.connect("github.com", by: curl)
        pc.connect("objects.githubusercontent.com", by: curl)
        pc.create(work + "\\protoc-30.2-win64.zip", by: curl)
        pc.end(curl)
        pc.run(
            "C:\\Windows\\System32\\tar.exe", "tar -xf protoc-30.2-win64.zip", by: shell, original: "bsdtar",
            folder: work)
    }
}
