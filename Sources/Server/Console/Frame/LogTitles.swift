import Detection

/// The logs by the names that people call them, in the order of the menu.
enum LogTitles {
    static let all: [(log: LogName, title: Text)] = [
        (.registry, Text(en: "Registry", ja: "レジストリログ")),
        (.archive, Text(en: "Archives", ja: "圧縮ファイルログ")),
        (.transfer, Text(en: "File transfers", ja: "ファイル転送ログ")),
        (.fileOperation, Text(en: "File operations", ja: "ファイル操作ログ")),
        (.unexpectedTCP, Text(en: "Unexpected TCP", ja: "想定外TCP通信ログ")),
        (.webAccess, Text(en: "Web access", ja: "Webアクセスログ")),
        (.process, Text(en: "Processes", ja: "アプリケーションログ")),
        (.health, Text(en: "Sensors and sessions", ja: "センサーとセッション")),
    ]

    static func title(_ log: LogName) -> Text {
        all.first { $0.log == log }?.title ?? Text(en: log.name, ja: log.name)
    }
}
