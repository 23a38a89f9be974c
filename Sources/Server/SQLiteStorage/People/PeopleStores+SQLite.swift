import Storage

extension PeopleStores {
    /// All of them in the control database.
    package init(_ database: ControlDatabase) {
        self.init(
            accounts: SQLiteAccountStore(database), sessions: SQLiteSessionStore(database),
            devices: SQLiteDeviceStore(database), secondFactors: SQLiteSecondFactorStore(database),
            apiTokens: SQLiteApiTokenStore(database), accessReasons: SQLiteAccessReasonStore(database),
            audit: SQLiteAuditStore(database))
    }
}
