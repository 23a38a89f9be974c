import Detection
import Events
import Processes

/// By what kind of program a browser was started.
enum Parentage {
    /// The desktop, or a program in which people follow links.
    case user
    /// A command prompt at which somebody types.
    case shell
    /// A script, or a program that runs others' code. `isBlunt` where that is all its use; `cmd.exe` has many.
    case script(isBlunt: Bool)
    /// A script that runs because somebody signs in.
    case logonScript
    case office
    case service
    /// The host of COM servers, on behalf of an unknown program.
    case com
    /// A test driver, a development environment, or an interpreter among a developer's files.
    case developer
    /// A program in a place where anybody may write.
    case odd
    case other
    case unknown
}

/// Tells ``Parentage`` by the policy's lists.
struct ParentTable {
    private let userParents: NameSet
    private let suspicious: NameSet
    private let office = NameSet(BrowserPolicy.officePrograms)
    private let services = NameSet(BrowserPolicy.serviceParents)
    private let drivers = NameSet([
        "chromedriver.exe", "msedgedriver.exe", "geckodriver.exe", "IEDriverServer.exe", "operadriver.exe",
        "code.exe", "devenv.exe", "idea64.exe", "webstorm64.exe", "pycharm64.exe", "rider64.exe", "studio64.exe",
        "cypress.exe", "testhost.exe", "vstest.console.exe",
        "chromedriver", "msedgedriver", "geckodriver", "operadriver", "code", "idea", "webstorm", "pycharm", "Cypress",
    ])
    private let runtimes = NameSet([
        "node.exe", "python.exe", "pythonw.exe", "java.exe", "javaw.exe", "dotnet.exe", "ruby.exe", "deno.exe",
        "bun.exe",
        "cmd.exe", "powershell.exe", "pwsh.exe", "bash.exe",
        "node", "python*", "java", "dotnet", "ruby*", "deno", "bun", "bash", "sh", "dash", "zsh", "fish", "ksh",
        "xvfb-run", "env", "timeout",
    ])
    private let developerFolders: [Wildcard]

    init(_ policy: BrowserPolicy) {
        userParents = NameSet(policy.userParents)
        suspicious = NameSet(policy.suspiciousParents)
        developerFolders = [
            "*node_modules*", "*\\repos\\*", "*\\source\\*", "*\\src\\*", "*\\dev\\*", "*\\projects\\*",
            "*\\workspace\\*", "*/repos/*", "*/source/*", "*/src/*", "*/dev/*", "*/projects/*", "*/workspace/*",
            "*/git/*",
            "*/actions-runner/*", "*/_work/*",
            "*\\git\\*", "*jenkins*", "*\\actions-runner\\*", "*\\_work\\*", "*npx-cli*", "*npm-cli*",
        ].map { Wildcard($0) }
    }

    /// - Parameter ancestors: of the browser's first process, nearest first.
    func parentage(of browser: borrowing Process, _ ancestors: ArraySlice<Process>) -> Parentage {
        guard let parent = ancestors.first, !parent.executable.isEmpty,
            parent.executable != ProcessTable.unknownProgram
        else { return .unknown }
        let name = WindowsPath.fileName(parent.executable)
        if drivers.contains(name) { return .developer }
        // A desktop on Linux has its programs started by the user's own instance of the service manager.
        if name == "systemd", mentions(parent.commandLine, "--user") { return .user }
        if runtimes.contains(name), isAmongDevelopment(browser, parent) { return .developer }
        if userParents.contains(name) { return .user }
        if office.contains(name), suspicious.contains(name) { return .office }
        if CaseFolding.equal(name, "svchost.exe"), mentions(parent.commandLine, "dcomlaunch") { return .com }
        guard suspicious.contains(name) else {
            return WritablePlace.isPassing(parent.executable) ? .odd : .other
        }
        if services.contains(name) { return .service }
        if isLogon(ancestors) { return .logonScript }
        if CaseFolding.equal(name, "rundll32.exe"), mentions(parent.commandLine, "url.dll") { return .other }
        if UnixShell.isOne(name) {
            return UnixShell.isInteractive(parent, under: ancestors.dropFirst().first)
                ? .shell : .script(isBlunt: false)
        }
        guard Shell.isShell(name) else { return .script(isBlunt: !runtimes.contains(name)) }
        if parent.commandLine.isEmpty { return .unknown }
        if Shell.isInteractive(parent) {
            let grandparent = ancestors.dropFirst().first.map { WindowsPath.fileName($0.executable) } ?? ""
            return suspicious.contains(grandparent) && !Shell.isShell(grandparent) ? .script(isBlunt: true) : .shell
        }
        return .script(isBlunt: Shell.hides(parent))
    }

    private func isAmongDevelopment(_ browser: borrowing Process, _ parent: Process) -> Bool {
        for text in [parent.commandLine, parent.workingDirectory, browser.workingDirectory] where !text.isEmpty {
            let folded = FoldedText(text)
            if developerFolders.contains(where: { $0.matches(folded) }) { return true }
        }
        return false
    }

    /// Whether it runs under the sign-in itself, and not under the desktop, which was started there too.
    private func isLogon(_ ancestors: ArraySlice<Process>) -> Bool {
        for ancestor in ancestors.prefix(6) {
            let name = WindowsPath.fileName(ancestor.executable)
            if CaseFolding.equal(name, "userinit.exe") || CaseFolding.equal(name, "gpscript.exe") { return true }
            if CaseFolding.equal(name, "explorer.exe") { return false }
        }
        return false
    }

    private func mentions(_ commandLine: String, _ word: String) -> Bool {
        Wildcard("*" + word + "*").matches(commandLine)
    }
}
