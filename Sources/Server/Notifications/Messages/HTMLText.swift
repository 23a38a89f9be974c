import Detection

/// Text as HTML, markup in it included.
enum HTMLText {
    static func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for character in text.unicodeScalars {
            switch character {
            case "&": out.append(contentsOf: "&amp;".unicodeScalars)
            case "<": out.append(contentsOf: "&lt;".unicodeScalars)
            case ">": out.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": out.append(contentsOf: "&quot;".unicodeScalars)
            case "'": out.append(contentsOf: "&#39;".unicodeScalars)
            default: out.append(character)
            }
        }
        return String(out)
    }

    /// A message as a page of its own, for mail.
    static func page(_ message: NotificationMessage) -> String {
        var html = """
            <!doctype html><html lang="\(message.language.rawValue)"><head><meta charset="utf-8"></head>\
            <body style="font-family:sans-serif;color:#1d2329;background:#fff">
            <h1 style="font-size:18px">\(escaped(message.subject))</h1>

            """
        for paragraph in message.paragraphs { html += "<p>\(escaped(paragraph))</p>\n" }
        for item in message.items {
            html += "<h2 style=\"font-size:15px;margin:20px 0 4px\">\(escaped(NotificationMessage.title(item)))</h2>\n"
            html += "<table style=\"font-size:14px;border-collapse:collapse\">"
            for fact in item.facts {
                html += "<tr><td style=\"color:#57606a;padding:2px 16px 2px 0;vertical-align:top\">"
                html += "\(escaped(fact.label))</td><td>\(escaped(fact.text))</td></tr>"
            }
            html += "</table>\n"
            if !item.link.isEmpty { html += link(item.link) }
        }
        if let more = message.more { html += "<p>\(escaped(more))</p>\n" }
        if !message.link.isEmpty { html += link(message.link) }
        return html + "</body></html>\n"
    }

    private static func link(_ address: String) -> String {
        "<p><a href=\"\(escaped(address))\">\(escaped(address))</a></p>\n"
    }
}
