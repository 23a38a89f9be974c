import Detection

extension TransferProgram {
    /// Every transfer program of the default policy.
    static let table = windowsPrograms + proxyPrograms + copyPrograms + ftpClients + copyTools + cloudPrograms + tunnels

    /// A row of the tables beside this file.
    init(
        _ id: String, _ kind: Kind, _ name: String, images: [String], original: [String] = [], upload: [String] = [],
        download: [String] = [], finding: Bool = false, level: Level? = nil
    ) {
        self.init(id: id)
        self.kind = kind
        self.name = name
        self.images = images
        originalFileNames = original
        uploadForms = upload
        downloadForms = download
        isFindingByItself = finding
        self.level = level
    }
}
