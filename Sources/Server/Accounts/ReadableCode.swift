import Storage

/// Random text that a machine makes and a person types.
enum ReadableCode {
    /// Without letters and digits that look alike; 32 of them, so each is five bits.
    private static let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")

    static func random(groups: Int, of length: Int) -> Concealed {
        var random = SystemRandomNumberGenerator()
        let groups = (0..<groups).map { _ in
            String((0..<length).map { _ in letters[Int.random(in: 0..<32, using: &random)] })
        }
        return Concealed(groups.joined(separator: "-"))
    }
}
