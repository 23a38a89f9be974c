import Detection
import Events

/// One import: who brought which files, and what came of it.
package struct ImportRecord: Sendable, Equatable, Identifiable {
    package var id: Int64
    package var author: String
    package var files: [ImportedFile]
    package var began: Timestamp
    package var ended: Timestamp?
    package var state: ImportState
    package var counts: ImportCounts

    package init(
        id: Int64, author: String, files: [ImportedFile], began: Timestamp, ended: Timestamp? = nil,
        state: ImportState = .running, counts: ImportCounts = ImportCounts()
    ) {
        self.id = id
        self.author = author
        self.files = files
        self.began = began
        self.ended = ended
        self.state = state
        self.counts = counts
    }
}

/// How far an import has come. What is in the store stays there in every state.
package enum ImportState: String, Sendable, CaseIterable {
    case running
    /// Everything was read, save what its problems name.
    case done
    /// Somebody ended it early.
    case cancelled
    /// The store could not take any more.
    case failed
    /// The server ended meanwhile.
    case interrupted
}

package struct ImportedFile: Sendable, Equatable, Codable {
    package var path: String
    package var bytes: Int

    package init(path: String, bytes: Int) {
        self.path = path
        self.bytes = bytes
    }
}

package struct ImportCounts: Sendable, Equatable {
    /// Lines of logs and findings that were new.
    package var added = 0
    /// Lines that the store had already.
    package var known = 0
    /// Findings, new ones or not.
    package var findings = 0
    /// Places that could not be read.
    package var problems = 0

    package init() {}
}

/// A place that could not be read, in words.
package struct ImportProblem: Sendable, Equatable {
    package var file: String
    package var text: Text

    /// So many are kept of each import.
    package static let limit = 1_000

    package init(file: String, text: Text) {
        self.file = file
        self.text = text
    }
}
