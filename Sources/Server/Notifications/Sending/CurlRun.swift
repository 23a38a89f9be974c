import CCurl
import Foundation

/// One transfer of libcurl, from the first option to the last byte. Used by one thread.
final class CurlRun {
    private let transfer: CurlTransfer
    private var answer = CurlAnswer()
    private var sent = 0

    static let bodyLimit = 16_384
    static let dialogueLimit = 100

    init(_ transfer: CurlTransfer) {
        self.transfer = transfer
    }

    func perform() -> CurlAnswer {
        guard let handle = mitsuke_curl_init() else { return CurlAnswer(failure: "libcurl") }
        defer { mitsuke_curl_cleanup(handle) }
        // libcurl's list and buffers must stay until it has ended.
        var lists: [UnsafeMutablePointer<curl_slist>] = []
        defer { for list in lists { mitsuke_curl_list_free(list) } }
        let context = Unmanaged.passUnretained(self).toOpaque()
        set(handle, CURLOPT_NOSIGNAL, 1)
        set(handle, CURLOPT_CONNECTTIMEOUT, transfer.connectSeconds)
        set(handle, CURLOPT_TIMEOUT, transfer.totalSeconds)
        set(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        set(handle, CURLOPT_FOLLOWLOCATION, 0)
        mitsuke_curl_set_text(handle, CURLOPT_URL, transfer.address)
        mitsuke_curl_set_bytes(handle, CURLOPT_WRITEFUNCTION, Self.write)
        mitsuke_curl_set_pointer(handle, CURLOPT_WRITEDATA, context)
        if !transfer.authority.isEmpty {
            let bytes = Array(transfer.authority.utf8)
            mitsuke_curl_set_text(handle, CURLOPT_CAPATH, nil)
            mitsuke_curl_set_blob(handle, CURLOPT_CAINFO_BLOB, bytes, bytes.count)
        }
        switch transfer.kind {
        case .mail(let from, let to, let user, let password, let needsTLS):
            mitsuke_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
            mitsuke_curl_set_text(handle, CURLOPT_PROXY, "")
            set(handle, CURLOPT_USE_SSL, Int(needsTLS ? CURLUSESSL_ALL.rawValue : CURLUSESSL_NONE.rawValue))
            mitsuke_curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(from)>")
            if let list = Self.list(to.map { "<\($0)>" }) {
                lists.append(list)
                mitsuke_curl_set_pointer(handle, CURLOPT_MAIL_RCPT, list)
            }
            if !user.isEmpty {
                mitsuke_curl_set_text(handle, CURLOPT_USERNAME, user)
                mitsuke_curl_set_text(handle, CURLOPT_PASSWORD, password)
            }
            set(handle, CURLOPT_UPLOAD, 1)
            mitsuke_curl_set_offset(handle, CURLOPT_INFILESIZE_LARGE, Int64(transfer.body.count))
            mitsuke_curl_set_bytes(handle, CURLOPT_READFUNCTION, Self.read)
            mitsuke_curl_set_pointer(handle, CURLOPT_READDATA, context)
            set(handle, CURLOPT_VERBOSE, 1)
            mitsuke_curl_set_debug(handle, Self.debug)
            mitsuke_curl_set_pointer(handle, CURLOPT_DEBUGDATA, context)
        case .post(let headers):
            mitsuke_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https")
            mitsuke_curl_set_text(handle, CURLOPT_USERAGENT, "Mitsuke")
            set(handle, CURLOPT_POST, 1)
            mitsuke_curl_set_offset(handle, CURLOPT_POSTFIELDSIZE_LARGE, Int64(transfer.body.count))
            mitsuke_curl_set_bytes(handle, CURLOPT_READFUNCTION, Self.read)
            mitsuke_curl_set_pointer(handle, CURLOPT_READDATA, context)
            if let list = Self.list(headers + ["Expect:"]) {
                lists.append(list)
                mitsuke_curl_set_pointer(handle, CURLOPT_HTTPHEADER, list)
            }
        }
        let code = mitsuke_curl_perform(handle)
        var status = 0
        mitsuke_curl_get_long(handle, CURLINFO_RESPONSE_CODE, &status)
        answer.status = status
        mitsuke_curl_get_offset(handle, CURLINFO_RETRY_AFTER, &answer.retryAfterSeconds)
        if code != CURLE_OK { answer.failure = String(cString: mitsuke_curl_error(code)) }
        return answer
    }

    private func set(_ handle: UnsafeMutableRawPointer, _ option: CURLoption, _ value: Int) {
        mitsuke_curl_set_long(handle, option, value)
    }

    private static func list(_ texts: [String]) -> UnsafeMutablePointer<curl_slist>? {
        var list: UnsafeMutablePointer<curl_slist>?
        for text in texts {
            guard let longer = mitsuke_curl_list_append(list, text) else { break }
            list = longer
        }
        return list
    }

    private static func run(_ context: UnsafeMutableRawPointer?) -> CurlRun? {
        context.map { Unmanaged<CurlRun>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Keeps the beginning of an answer and lets the rest go by, until the time is over.
    private static let write: mitsuke_curl_bytes = { bytes, size, count, context in
        guard let bytes, let run = run(context) else { return 0 }
        let room = bodyLimit - run.answer.body.count
        let given = UnsafeRawBufferPointer(start: bytes, count: size * count)
        if room > 0 { run.answer.body.append(contentsOf: given.prefix(room)) }
        return size * count
    }

    private static let read: mitsuke_curl_bytes = { bytes, size, count, context in
        guard let bytes, let run = run(context) else { return 0 }
        let part = run.transfer.body[run.sent...].prefix(size * count)
        UnsafeMutableRawBufferPointer(start: bytes, count: size * count).copyBytes(from: part)
        run.sent += part.count
        return part.count
    }

    private static let debug: mitsuke_curl_debug = { _, type, bytes, count, context in
        guard let bytes, let run = run(context) else { return 0 }
        let text = String(decoding: UnsafeRawBufferPointer(start: bytes, count: min(count, 4_096)), as: UTF8.self)
        for line in text.split(whereSeparator: \.isNewline) where run.answer.dialogue.count < dialogueLimit {
            switch type {
            case CURLINFO_HEADER_IN: run.answer.dialogue.append("S: " + line)
            case CURLINFO_HEADER_OUT: run.answer.dialogue.append("C: " + SMTPDialogue.masked(String(line)))
            default: break
            }
        }
        return 0
    }
}

/// What this server says to a mail server, without what nobody may read.
enum SMTPDialogue {
    private static let harmless = ["EHLO", "HELO", "MAIL", "RCPT", "DATA", "STARTTLS", "QUIT", "NOOP", "RSET"]

    /// Everything but known commands may be a part of signing in.
    static func masked(_ line: String) -> String {
        let words = line.split(separator: " ", maxSplits: 2)
        guard let command = words.first?.uppercased() else { return "" }
        if harmless.contains(command) { return line }
        if command == "AUTH", words.count > 1 { return "AUTH \(words[1]) ********" }
        return "********"
    }
}
