import Events
import Foundation
import Glibc
import LinuxSensors
import Testing

@Suite(
    .enabled(
        if: Root.isHere && access("/usr/sbin/vsftpd", X_OK) == 0 && access("/usr/bin/curl", X_OK) == 0,
        "needs root for packets, vsftpd and curl"), .serialized)
struct FTPCaptureTests {
    @Test(
        "curl's uploads and downloads from a real server are told with names, sizes and outcomes",
        arguments: [
            ("127.0.0.1", ""), ("127.0.0.1", "--disable-epsv"), ("127.0.0.1", "-P -"), ("::1", ""), ("::1", "-P -"),
        ])
    func curl(address: String, mode: String) throws {
        let server = try FTPServer(address: address)
        let output = CollectedOutput()
        let sensor = try FTPCapture(packets: FTPCapture.open(port: server.port), port: server.port)
        sensor.begin(into: output)
        let base = "ftp://\(FTPServer.host(address)):\(server.port)"
        try server.files.run(
            "head -c 123456 /dev/zero > up; curl -s -m 5 \(mode) -T up '\(base)/in/a%20b'; curl -s -m 5 \(mode) -o got '\(base)/out'; curl -s -m 5 \(mode) -T up '\(base)/no'"
        )
        let transfers = { (output: CollectedOutput) in
            output.events.compactMap { event -> NetworkActivity.Transfer? in
                guard case .network(let network) = event.activity else { return nil }
                return network.transfer
            }
        }
        #expect(output.wait(for: sensor) { transfers($0).contains { $0.action == .uploadFailed } })
        var upload = NetworkActivity.Transfer(.upload, file: "a b")
        upload.sizeBytes = 123_456
        var download = NetworkActivity.Transfer(.download, file: "out")
        download.sizeBytes = 77_777
        #expect(transfers(output).filter { $0.action == .upload } == [upload])
        #expect(transfers(output).filter { $0.action == .download } == [download])
        #expect(transfers(output).filter { $0.action == .uploadBegun }.map(\.file) == ["a b"])
        #expect(transfers(output).filter { $0.action == .uploadFailed }.map(\.file) == ["no"])
        #expect(output.gaps.isEmpty)
    }
}
