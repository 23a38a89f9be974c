import Testing

@testable import Watches
