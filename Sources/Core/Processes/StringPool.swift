/// Texts that occur again and again, kept once and named by a number.
struct StringPool: Sendable {
    private(set) var texts: [String] = [""]
    private var numbers: [String: UInt32] = ["": 0]
    /// Roughly what the texts take, in bytes.
    private(set) var byteCount = 0

    subscript(number: UInt32) -> String {
        texts[Int(number)]
    }

    /// The number of `text`, adding it when it is new.
    mutating func number(_ text: String) -> UInt32 {
        if let number = numbers[text] { return number }
        let number = UInt32(truncatingIfNeeded: texts.count)
        texts.append(text)
        numbers[text] = number
        byteCount += text.utf8.count + 96
        return number
    }

    /// The number of `text`; nil when it is not here.
    func existing(_ text: String) -> UInt32? {
        numbers[text]
    }
}
