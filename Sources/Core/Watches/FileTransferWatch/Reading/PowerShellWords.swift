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

    /// By ``hash(of:)`` of the lower-case word.
    static let table: [UInt64: PowerShellWord] = {
        var table: [UInt64: PowerShellWord] = [:]
        func add(_ word: PowerShellWord, _ spellings: [String]) {
            for spelling in spellings {
                var spelling = spelling
                table[spelling.withUTF8 { bytes in bytes.reduce(seed) { extended($0, $1) } }] = word
            }
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

    static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

    static func extended(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
        (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
}
