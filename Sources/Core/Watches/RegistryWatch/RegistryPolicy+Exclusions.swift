import Detection

extension RegistryPolicy {
    static let ordinaryChanges: [Exclusion] = []
}
