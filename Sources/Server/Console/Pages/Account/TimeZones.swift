import Foundation

/// The time zones that somebody may choose, as the IANA database names them.
enum TimeZones {
    static let all = ["UTC"] + TimeZone.knownTimeZoneIdentifiers.filter { $0 != "UTC" }
}
