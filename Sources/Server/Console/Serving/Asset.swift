import Crypto
import Hummingbird
import NIOCore

/// A file that pages load: its address changes with its contents, so that browsers may keep it.
struct Asset: Sendable {
    let name: String
    let type: String
    let bytes: [UInt8]
    let address: String

    static let style = Asset("style.css", "text/css; charset=utf-8", PackageResources.style_css)
    static let script = Asset("console.js", "text/javascript; charset=utf-8", PackageResources.console_js)
    static let icon = Asset("icon.svg", "image/svg+xml", PackageResources.icon_svg)
    static let all = [style, script, icon]

    private init(_ name: String, _ type: String, _ bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
        let digest = SHA256.hash(data: bytes).prefix(8).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
        address = "/assets/\(digest.joined())/\(name)"
    }

    static func addRoutes(to router: ListedRouter) {
        for asset in all {
            router.get(RouterPath(asset.address)) { _, _ in
                Response(
                    status: .ok,
                    headers: [.contentType: asset.type, .cacheControl: "public, max-age=31536000, immutable"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
            }
        }
    }
}
