import Detection
import Events

/// What kind of program makes an archive, by its path.
enum ArchiveMaker {
    /// Explorer.
    case desktop
    case browser
    case mail
    /// A program that fetches files.
    case downloader
    /// A developer's tool where its installer put it.
    case developer
    /// A shell or an interpreter, and what is started by way of one from another computer.
    case script
    /// A packer that is part of Windows.
    case packer
    /// What starts services and tasks.
    case scheduler
    /// Takes in what strangers send: servers, and programs that open documents. What they start is not ordinary.
    case exposed
    /// Another program in a protected folder.
    case installed
    /// A program in a folder that everybody can write to.
    case other
    case unknown

    init(_ executable: String) {
        if executable.utf8.first == 47 {
            self.init(linux: executable)
            return
        }
        let path = CaseFolding.folded(executable)
        guard !path.isEmpty, path != "unknown" else {
            self = .unknown
            return
        }
        let isProtected = ArchivePlace.isProtected(path)
        // Whatever calls itself so and lies in a user's folder is not it.
        let isInPlace = isProtected || Self.ownPlaces.contains { $0.matches(path) }
        if path == "c:\\windows\\explorer.exe" {
            self = .desktop
        } else if CommandInterpreter.isOne(path) || Self.interpreters.contains(path) {
            self = Self.buildScripts.contains(path) && isInPlace ? .developer : .script
        } else if Self.packers.contains(path) {
            self = .packer
        } else if Self.schedulers.contains(path), isProtected {
            self = .scheduler
        } else if Self.downloaders.contains(path), ArchivePlace(path) == .ordinary {
            self = .downloader
        } else if isInPlace, Self.browsers.contains(path) {
            self = .browser
        } else if isInPlace, Self.mailers.contains(path) {
            self = .mail
        } else if isInPlace, Self.developers.contains(path) {
            self = .developer
        } else if isProtected, Self.exposedPrograms.contains(path) {
            self = .exposed
        } else {
            self = isProtected ? .installed : .other
        }
    }

    /// Whether a program only moves files about: what it writes was an archive before.
    static func isCopier(_ executable: String) -> Bool {
        executable.utf8.first == 47 ? linuxCopiers.contains(executable) : copiers.contains(executable)
    }

    private static let copiers = ProgramNames(["cmd.exe", "xcopy.exe", "robocopy.exe"])
    private static let ownPlaces = [
        "?:\\users\\*\\appdata\\local\\google\\*", "?:\\users\\*\\appdata\\local\\microsoft\\edge*",
        "?:\\users\\*\\appdata\\local\\bravesoftware\\*", "?:\\users\\*\\appdata\\local\\vivaldi\\*",
        "?:\\users\\*\\appdata\\local\\mozilla firefox\\*", "?:\\users\\*\\appdata\\local\\programs\\*",
        "?:\\users\\*\\appdata\\local\\chromium\\*", "?:\\users\\*\\appdata\\local\\jetbrains\\*",
        "?:\\users\\*\\.cargo\\bin\\*", "?:\\users\\*\\.rustup\\*", "?:\\users\\*\\.dotnet\\*",
        "?:\\users\\*\\appdata\\roaming\\nvm\\*", "?:\\programdata\\chocolatey\\*", "?:\\programdata\\scoop\\*",
    ].map { Wildcard($0) }
    private static let browsers = ProgramNames([
        "chrome.exe", "msedge.exe", "firefox.exe", "iexplore.exe", "opera.exe", "brave.exe", "vivaldi.exe",
        "microsoftedgecp.exe", "microsoftedge.exe", "browser_broker.exe", "chromium.exe", "floorp.exe", "waterfox.exe",
        "browser.exe",
    ])
    private static let mailers = ProgramNames([
        "outlook.exe", "olk.exe", "hxtsr.exe", "hxoutlook.exe", "thunderbird.exe", "becky.exe", "b2.exe",
        "shuriken.exe",
        "teams.exe", "ms-teams.exe", "slack.exe", "line.exe",
    ])
    private static let downloaders = ProgramNames([
        "curl.exe", "wget.exe", "bitsadmin.exe", "certutil.exe", "aria2c.exe", "winscp.exe", "ffftp.exe",
        "filezilla.exe",
    ])
    private static let interpreters = ProgramNames(["rundll32.exe", "regsvr32.exe", "winrshost.exe", "wmiprvse.exe"])
    private static let packers = ProgramNames([
        "makecab.exe", "diantz.exe", "tar.exe", "bsdtar.exe", "iexpress.exe", "esentutl.exe", "dism.exe", "wbadmin.exe",
        "compress.exe",
    ])
    private static let schedulers = ProgramNames([
        "svchost.exe", "services.exe", "taskeng.exe", "taskhostw.exe", "taskhostex.exe",
    ])
    private static let exposedPrograms = ProgramNames([
        "w3wp.exe", "sqlservr.exe", "httpd.exe", "nginx.exe", "tomcat*.exe", "php-cgi.exe", "umworkerprocess.exe",
        "winword.exe", "excel.exe", "powerpnt.exe", "mspub.exe", "visio.exe", "acrord32.exe", "acrobat.exe", "hh.exe",
        "eqnedt32.exe", "taro*.exe", "dllhost.exe", "mmc.exe", "spoolsv.exe", "werfault.exe",
        "lsass.exe", "winlogon.exe", "wininit.exe", "dns.exe",
    ])
    private static let buildScripts = ProgramNames([
        "node.exe", "sh.exe", "bash.exe", "perl.exe", "ruby.exe", "php.exe",
    ])
    private static let developers = ProgramNames([
        "git.exe", "git-remote-https.exe", "npm.exe", "msbuild.exe", "dotnet.exe", "java.exe", "javaw.exe",
        "devenv.exe", "code.exe", "cargo.exe", "rustup.exe", "nuget.exe", "vstest.console.exe", "go.exe", "cmake.exe",
        "ninja.exe", "vbcscompiler.exe", "idea64.exe", "pycharm64.exe", "webstorm64.exe", "rider64.exe", "studio64.exe",
        "eclipse.exe", "mvn.exe", "gradle.exe", "choco.exe", "winget.exe", "scoop.exe", "vcpkg.exe", "jenkins.exe",
        "gitlab-runner.exe", "agent.worker.exe", "runner.worker.exe", "docker.exe", "servicehub.host.dotnet.x64.exe",
        "cursor.exe", "make.exe",
    ])
}
