/// Everything that is kept of people.
package struct PeopleStores: Sendable {
    package var accounts: any AccountStore
    package var sessions: any SessionStore
    package var devices: any DeviceStore
    package var secondFactors: any SecondFactorStore
    package var apiTokens: any ApiTokenStore
    package var accessReasons: any AccessReasonStore
    package var audit: any AuditStore

    package init(
        accounts: any AccountStore, sessions: any SessionStore, devices: any DeviceStore,
        secondFactors: any SecondFactorStore, apiTokens: any ApiTokenStore, accessReasons: any AccessReasonStore,
        audit: any AuditStore
    ) {
        self.accounts = accounts
        self.sessions = sessions
        self.devices = devices
        self.secondFactors = secondFactors
        self.apiTokens = apiTokens
        self.accessReasons = accessReasons
        self.audit = audit
    }
}
