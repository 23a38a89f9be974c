import Detection

extension TransferPolicy {
    /// The transfer programs of Windows and of others, the ports of FTP and TFTP, the services people send files through.
    package static let `default`: TransferPolicy = {
        var policy = TransferPolicy()
        policy.programs = TransferProgram.table
        // FTP data and control, TFTP, FTPS data and control.
        policy.ports = [20, 21, 69, 989, 990]
        policy.services = TransferServices.domains
        policy.settings.exclusions = TransferExclusions.ordinary
        return policy
    }()
}
