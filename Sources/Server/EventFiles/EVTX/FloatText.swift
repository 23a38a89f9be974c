/// Floating-point numbers as text: the fewest digits that give the number back, and an exponent where it is far from 1.
enum FloatText {
    static func string(_ value: Float) -> String {
        text(of: "\(value.magnitude)", isNegative: value.sign == .minus, value.isFinite, plain: -6..<13)
            ?? special(value)
    }

    static func string(_ value: Double) -> String {
        text(of: "\(value.magnitude)", isNegative: value.sign == .minus, value.isFinite, plain: -5..<16)
            ?? special(value)
    }

    private static func special(_ value: some BinaryFloatingPoint) -> String {
        value.isNaN ? "NaN" : value.sign == .minus ? "-inf" : "inf"
    }

    /// - Parameters:
    ///   - description: As the standard library writes the number: `1.5`, `1e-07`, `1.25e+16`.
    ///   - plain: The decimal exponents for which none is written.
    private static func text(
        of description: String, isNegative: Bool, _ isFinite: Bool, plain: Range<Int>
    ) -> String? {
        guard isFinite else { return nil }
        let halves = description.split(separator: "e")
        var exponent = halves.count > 1 ? Int(halves[1]) ?? 0 : 0
        let places = (halves.first ?? "0").split(separator: ".")
        var digits = places.joined()
        exponent += (places.first?.count ?? 1) - 1
        while digits.hasPrefix("0"), digits.count > 1 {
            digits.removeFirst()
            exponent -= 1
        }
        while digits.hasSuffix("0"), digits.count > 1 { digits.removeLast() }
        if digits == "0" { exponent = 0 }
        let sign = isNegative ? "-" : ""
        guard plain.contains(exponent) else {
            let fraction = digits.dropFirst()
            let mantissa = fraction.isEmpty ? digits : "\(digits.prefix(1)).\(fraction)"
            return "\(sign)\(mantissa)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
        if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(digits)" }
        let zeros = String(repeating: "0", count: max(0, exponent + 1 - digits.count))
        let fraction = digits.dropFirst(exponent + 1)
        return "\(sign)\(digits.prefix(exponent + 1))\(zeros).\(fraction.isEmpty ? "0" : fraction)"
    }
}
