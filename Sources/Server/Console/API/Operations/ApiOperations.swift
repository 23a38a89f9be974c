/// Everything that can be asked of the API. To add to it, add a line to the list that it belongs to.
enum ApiOperations {
    static let all: [ApiOperation] =
        own + alerts + exceptions + channels + rules + outbox + logs + hosts + commands + groups + imports + policies
        + people
        + audit + settings
}
