/// The words of PowerShell and .NET that have to do with transfers.
enum PowerShellWord {
    /// A method that downloads: `.DownloadString(`.
    case downloadMethod
    case uploadMethod
    /// A cmdlet or an alias, which counts only where it is called.
    case webCommand
    case bitsCommand
    case mailCommand
    /// A class whose use alone says that something is fetched.
    case webClass
    case ftpClass
    /// Switches and calls that tell the direction.
    case inFile, method, post, attachments, transferType, upload, readsFile
    case function

    static let table: WordTable<PowerShellWord> = {
        var table = WordTable<PowerShellWord>()
        func add(_ word: PowerShellWord, _ spellings: [String]) {
            for spelling in spellings { table.insert(spelling, word) }
        }
        add(
            .downloadMethod,
            [
                "downloadfile", "downloadstring", "downloaddata", "downloadfileasync", "downloadstringasync",
                "downloaddataasync", "downloadfiletaskasync", "downloadstringtaskasync", "downloaddatataskasync",
                "openreadtaskasync", "getstringasync", "getbytearrayasync",
            ])
        add(
            .uploadMethod,
            [
                "uploadfile", "uploadstring", "uploaddata", "uploadvalues", "uploadfileasync", "uploadstringasync",
                "uploaddataasync", "uploadfiletaskasync", "uploaddatataskasync", "uploadstringtaskasync",
            ])
        add(.webCommand, ["invoke-webrequest", "iwr", "invoke-restmethod", "irm", "wget", "curl"])
        add(.bitsCommand, ["start-bitstransfer", "add-bitsfile"])
        add(.mailCommand, ["send-mailmessage"])
        add(.webClass, ["xmlhttp", "serverxmlhttp", "winhttprequest", "httpwebrequest"])
        add(.ftpClass, ["ftpwebrequest"])
        add(.inFile, ["-infile"])
        add(.method, ["-method"])
        add(.post, ["post", "put"])
        add(.attachments, ["-attachments", "-attachment"])
        add(.transferType, ["-transfertype"])
        add(.upload, ["upload", "uploadreply"])
        add(.readsFile, ["readallbytes", "readalltext", "get-content", "tobase64string", "-form"])
        add(.function, ["function", "filter"])
        return table
    }()
}
