import Hummingbird
import NIOCore
import Storage

/// What is known of an agent's request while it is answered.
package struct LinkContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    let channel: any Channel
    /// Who asks; nil where the certificate has not been looked at.
    var agent: AgentRecord?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
    }

    var address: String { channel.remoteAddress?.ipAddress ?? "" }

    var knownAgent: AgentRecord {
        get throws {
            guard let agent else { throw Refusal.certificate }
            return agent
        }
    }
}
