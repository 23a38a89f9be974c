import Foundation
import Testing

@Suite struct BackupTests {
    @Test("a store that is saved and restored answers the same")
    func roundTrip() throws {
        let folder = try Folder()
        try folder.write("a.evtx", try Recording.story().file())
        let line = """
            "$0" import --data ../data . && "$0" search --data ../data --format jsonl > ../before &&
            echo 'correct horse battery' | "$0" backup --data ../data --passphrase-fd 0 -o ../backup &&
            echo 'correct horse battery' | "$0" restore --data ../new --passphrase-fd 0 -i ../backup &&
            "$0" search --data ../new --format jsonl > ../after && test -s ../after && cmp ../before ../after
            """
        let run = try Program.shell(line, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let audit = try Program.shell("\"$0\" audit list --data ../new --format jsonl", in: folder)
        #expect(audit.text.contains(#""event.action":"backup.make""#), "\(audit.text)")
    }

    @Test("says why not: too short a passphrase, another one, no terminal, something there already")
    func refused() throws {
        let folder = try Folder()
        try folder.write("a.evtx", try Recording.story().file())
        #expect(try Program.run(["import", "--data", "../data", "."], in: folder).status == 0)
        let short = try Program.shell("echo short | \"$0\" backup --data ../data --passphrase-fd 0 -o ../b", in: folder)
        #expect(short.status == 2)
        #expect(short.errors == "mitsuke: the passphrase needs 12 bytes or more\n")
        let save = "echo 'correct horse battery' | \"$0\" backup --data ../data --passphrase-fd 0 -o ../b"
        #expect(try Program.shell(save, in: folder).status == 0)
        let again = try Program.shell(save, in: folder)
        #expect(again.status == 2)
        #expect(again.errors == "mitsuke: ../b: exists already; nothing is overwritten\n")
        let other = try Program.shell(
            "echo wrong | \"$0\" restore --lang ja --data ../new --passphrase-fd 0 -i ../b", in: folder)
        #expect(other.status == 2)
        #expect(other.errors == "mitsuke: パスフレーズが違います\n")
    }
}
