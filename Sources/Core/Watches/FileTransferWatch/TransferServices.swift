/// Services that take a file from anybody and hand it to anybody with the link.
enum TransferServices {
    static let domains = japan + world + pastes + webhooks

    private static let japan = [
        "gigafile.nu", "firestorage.jp", "datadeliver.net", "okurin.bitpark.co.jp", "file-post.net", "getuploader.com",
        "dotup.org", "axfc.net", "uploader.jp", "xgf.nu",
        "tenpu.me", "sendanywhe.re", "send-anywhere.com",
    ]

    private static let world = [
        "mega.nz", "mega.co.nz", "mega.io", "transfer.sh", "file.io", "wetransfer.com", "we.tl", "anonfiles.com",
        "anonfile.com", "bayfiles.com", "temp.sh", "gofile.io", "mediafire.com", "sendspace.com", "sendgb.com",
        "filebin.net", "catbox.moe", "litterbox.catbox.moe", "0x0.st", "oshi.at", "bashupload.com", "ufile.io",
        "uploadfiles.io", "zippyshare.com", "workupload.com", "krakenfiles.com", "pixeldrain.com", "dropmefiles.com",
        "easyupload.io", "tmpfiles.org", "put.io", "4shared.com", "rapidgator.net", "filetransfer.io",
        "wormhole.app", "swisstransfer.com", "smash.com", "fromsmash.com",
        "transferxl.com", "file2send.eu", "keep.sh", "ttm.sh", "x0.at", "pomf.cat",
        "storjshare.io", "degoo.com", "pcloud.com",
    ]

    private static let pastes = [
        "pastebin.com", "paste.ee", "hastebin.com", "ghostbin.co", "rentry.co", "rentry.org", "controlc.com",
        "dpaste.org", "dpaste.com", "ix.io", "termbin.com", "privatebin.net", "paste.rs", "sprunge.us", "justpaste.it",
    ]

    private static let webhooks = ["webhook.site", "requestbin.net", "pipedream.net", "beeceptor.com"]
}
