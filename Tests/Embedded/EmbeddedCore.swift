// A small program over Core, compiled as Embedded Swift and run by `make check`: what the Windows agent stands on.
import Detection
import Events
import Processes
import Watches
import WindowsLog

@main
struct EmbeddedCore {
    static func main() {
        expect(Wildcard("*\\TEMP\\?.exe").matches("c:\\Temp\\a.EXE"), "wildcards fold case")
        let time = "2019-07-19T14:44:53.2612345Z"
        expect(Timestamp(rfc3339: time)?.rfc3339 == time, "times are read and written")
        let record = WindowsRecord()
        record.set(.image, "C:\\Windows\\System32\\cmd.exe")
        expect(record[.image].utf8.count == 27, "records hold fields")
        let keeping = Watchkeeping(.default)
        var event = Event(time: .seconds(0), host: "PC", activity: .process(ProcessActivity(.start)))
        keeping.learn(event)
        expect(keeping.judge(&event) != nil, "a start of a process goes to the process log")
        print("Core runs as Embedded Swift.")
    }

    static func expect(_ condition: Bool, _ what: StaticString) {
        if condition { return }
        print(what)
        fatalError("An expectation of the embedded Core does not hold.")
    }
}
