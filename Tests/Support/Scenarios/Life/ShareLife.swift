/// Files on shares, through Explorer.
extension Desk {
    func browseShare() {
        for folder in ["\\", "共通", "共通\\様式", "回覧"] { use(folder, .list) }
        for _ in 0..<pc.random.number(5...20) {
            use("共通\\様式\\様式第\(pc.random.number(1...60))号.xlsx", .read)
            if pc.random.chance(10) { use("共通\\様式\\Thumbs.db", .write) }
        }
        if pc.random.chance(30) {
            use("回覧\\会議録_\(pc.random.number(1...30)).pdf", .write, of: "共有")
            use("回覧\\古い版_\(pc.random.number(1...30)).docx", .delete, of: "共有")
        }
        if pc.random.chance(10) { use("受渡し\\写真_\(pc.random.number(1...30)).zip", .write, of: "共有") }
        if pc.random.chance(10) { use("受渡し\\写真_\(pc.random.number(1...30)).zip", .read, of: "共有") }
        if pc.random.chance(20) {
            server.clock = pc.clock
            server.signIn(account, logonID: serverLogon, type: 3, from: pc.address)
            server.shareOpened(share, by: account, logonID: serverLogon, from: pc)
        }
    }
}
