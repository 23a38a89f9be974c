import Watches

/// What is known of one setting: enough to say what changed.
struct KeptSetting: Equatable {
    enum Content: Equatable {
        /// The text itself; of a link the words that say where it points.
        case text([UInt8])
        /// Too long or no text: the SHA-256 in hexadecimal, of no more than ``SettingReader/hashedBytes``.
        case digest(String, sizeBytes: UInt64)
        /// A pipe, a device, a folder, or a file that nobody may read.
        case other(String)
    }

    var content: Content
    /// Of content or status, by which it is known that nothing happened.
    var changed: Int64
    var inode: UInt64

    /// As the registry log has it before and after. Nil is no file.
    static func sides(_ before: KeptSetting?, _ after: KeptSetting?) -> (old: String, new: String) {
        var old: [UInt8]?
        var new: [UInt8]?
        if case .text(let text)? = before?.content { old = text }
        if case .text(let text)? = after?.content { new = text }
        let diff = SettingDiff(old, new)
        // What is no text is named by its words; of a text beside it all lines are there.
        return (
            before == nil || old != nil ? diff.old : before?.words ?? "",
            after == nil || new != nil ? diff.new : after?.words ?? ""
        )
    }

    /// In one line.
    private var words: String {
        switch content {
        case .text(let text): "text, \(text.count) bytes"
        case .digest(let digest, let size): "sha256 \(digest), \(size) bytes"
        case .other(let what): what
        }
    }
}
