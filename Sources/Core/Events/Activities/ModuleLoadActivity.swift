/// A library loaded into a process. Sysmon 7 · Sigma `image_load`.
package struct ModuleLoadActivity: Sendable, Equatable {
    package var path: String
    package var originalFileName = ""
    package var sha256 = ""

    package init(path: String) {
        self.path = path
    }
}
