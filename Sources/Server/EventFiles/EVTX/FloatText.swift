/// Floating-point numbers as text without an exponent.
enum FloatText {
    static func string(_ value: Float) -> String { plain("\(value)") }

    static func string(_ value: Double) -> String { plain("\(value)") }

    private static func plain(_ text: String) -> String {
        text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}
