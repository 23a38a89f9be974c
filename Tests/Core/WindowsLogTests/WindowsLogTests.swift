import Testing

@testable import WindowsLog
