import WindowsLog

extension WindowsRecord {
    /// What a record about a file calls it; nil for other records. Most files concern nobody, and their events need not be
    /// made.
    var filePath: String? {
        switch (provider, eventID) {
        case (.sysmon, 2), (.sysmon, 11), (.sysmon, 15), (.sysmon, 23), (.sysmon, 26), (.sysmon, 27), (.sysmon, 29):
            self[.targetFilename]
        case (.security, 5145): self[.relativeTargetName]
        case (.security, 4656), (.security, 4663): self[.objectType] == "File" ? self[.objectName] : nil
        default: nil
        }
    }
}
