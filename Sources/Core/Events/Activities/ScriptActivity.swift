/// A piece of script that an interpreter ran. PowerShell 800, 4103, 4104 · Sigma `ps_script`, `ps_module`.
package struct ScriptActivity: Sendable, Equatable {
    package enum Form: String, Sendable {
        /// Source text (4104): it may only define a function and never call it.
        case block
        /// A command that ran, with its arguments (4103, 800).
        case invocation
    }

    package var form: Form
    package var text: String
    /// The script file, where there is one.
    package var path = ""
    /// Which of how many parts of one long block this is, counted from 1.
    package var part = 1
    package var partCount = 1

    package init(_ form: Form, text: String) {
        self.form = form
        self.text = text
    }
}
