import Detection

/// Which archive formats and archivers are watched.
package struct ArchivePolicy: Sendable, Equatable {
    package var settings = WatchSettings()
    package var formats: [ArchiveFormat] = []
    package var tools: [ArchiveTool] = []
    /// How many archives one process makes within the time before that is a finding of its own.
    package var burstCount = 10
    package var burstSeconds = 60

    package init() {}
}

/// An archive format: how its files are named and how they begin.
package struct ArchiveFormat: Sendable, Equatable {
    package var id: String
    package var name = ""
    package var isEnabled = true
    /// Lower case, without the dot; empty when only content tells. `r00` stands for a letter and any two digits.
    package var extensions: [String] = []
    /// Where ``magic`` stands in the file, in bytes.
    package var magicOffset = 0
    package var magic: [UInt8] = []
    /// `general`, `japan`, `split`, `image`, `container`, `sfx`, …: what policies switch on and off together.
    package var family = "general"

    package init(id: String) {
        self.id = id
    }
}

/// A program that makes archives, and how its command line says so.
package struct ArchiveTool: Sendable, Equatable {
    package var id: String
    package var name = ""
    package var isEnabled = true
    /// File names of the program, as patterns.
    package var images: [String] = []
    /// Names in its version resource, by which a renamed copy is known.
    package var originalFileNames: [String] = []
    /// How the words of its command line say that an archive is made, as patterns over one word, or over several that
    /// follow each other; of several forms one is enough.
    ///
    /// A form that begins with `-`, `/` or `*` counts wherever it stands, another only as the first word that is no
    /// switch; `*` alone is any such word.
    package var createForms: [String] = []
    package var passwordForms: [String] = []
    package var splitForms: [String] = []
    package var selfExtractingForms: [String] = []
    /// Whether its mere start, with whatever command line, is a finding.
    package var isFindingByItself = false
    /// Whether it does much else: only a command line that makes an archive concerns this watch.
    package var isGeneralPurpose = false

    package init(id: String) {
        self.id = id
    }
}
