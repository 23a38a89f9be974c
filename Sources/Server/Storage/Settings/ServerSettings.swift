/// What an administrator sets for the whole server.
package struct ServerSettings: Sendable, Equatable {
    /// How long lines of agents stay.
    package var retention = RetentionLimits(days: 400)
    /// Looking at the log of a person or a host needs a reason.
    package var reasonNeeded = false
    /// `https://mitsuke.example.jp`: where messages lead to; empty for the address under which the server listens.
    package var publicAddress = ""
    /// After so many hours without a word from an agent there is an alert; nil for none. Three days: a PC rests at weekends.
    package var silenceHours: Int? = 72

    package init() {}
}

/// Where the settings are kept.
package protocol SettingsStore: Sendable {
    /// What was set, and the defaults of the rest.
    func settings() async throws(StoreError) -> ServerSettings

    func setSettings(_ settings: ServerSettings) async throws(StoreError)
}
