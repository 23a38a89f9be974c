import Detection

/// Where something stands in a file, in lines and in characters of a line, both from 1.
package struct Place: Sendable, Hashable, Comparable {
    package var line: Int
    package var column: Int

    package init(_ line: Int, _ column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (a: Place, b: Place) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}

/// One mistake in a policy file.
package struct PolicyProblem: Sendable, Equatable {
    package var place: Place
    package var mistake: Mistake

    package init(_ place: Place, _ mistake: Mistake) {
        self.place = place
        self.mistake = mistake
    }
}

/// Why a policy file was refused: everything that is wrong with it, in the order of the file.
package struct PolicyProblems: Error, Equatable {
    /// The file's name, as it was given.
    package var name: String
    package var problems: [PolicyProblem]
    /// Mistakes beyond ``limit``, which are only counted.
    package var omitted = 0

    /// Mistakes that are kept.
    package static let limit = 1_000

    /// A line for each mistake, `FILE:LINE:COLUMN: message`, fit for a terminal.
    package func lines(_ language: Language) -> [String] {
        let file = VisibleText.escaped(name, limit: 4_096)
        var lines = problems.map { "\(file):\($0.place.line):\($0.place.column): \($0.mistake.text[language])" }
        if omitted > 0 {
            lines.append(
                "\(file): " + Text(en: "and \(omitted) more mistakes", ja: "ほかに \(omitted) 件の誤りがあります")[language])
        }
        return lines
    }
}
