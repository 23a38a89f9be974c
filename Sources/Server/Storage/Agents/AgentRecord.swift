import Events

/// An agent that joined, and what it was like when it was last heard of.
package struct AgentRecord: Sendable, Equatable, Identifiable {
    package enum State: String, Sendable, CaseIterable {
        /// It came with a group's token; nothing is taken from it before somebody approves it.
        case waiting
        case active
        /// Its certificate counts no more. For good: the host joins again as another agent.
        case revoked
    }

    /// Chosen by the server: 32 hexadecimal digits.
    package var id: String
    /// The host's name in all logs. Agents that are not revoked have different ones.
    package var name: String
    /// The name by which the host calls itself, where that was taken.
    package var claimedName: String
    package var state: State
    /// Of the certificate that it uses, in hexadecimal digits.
    package var serial: String
    /// Of a newer certificate that it has not used yet; empty otherwise.
    package var nextSerial: String
    package var certificateEnds: Timestamp
    /// Its program's version, and the system that it runs on, as it says them.
    package var version: String
    package var system: String
    package var enrolled: Timestamp
    package var lastSeen: Timestamp?
    /// The address that it came from last.
    package var address: String
    /// Of the host.
    package var group: HostGroup?
    package var counters: AgentCounters
    package var policy = AgentPolicyState()
    /// When it was taken off its host, as it was permitted; it is revoked then.
    package var left: Timestamp?

    package init(
        id: String, name: String, claimedName: String = "", state: State, serial: String, nextSerial: String = "",
        certificateEnds: Timestamp, version: String, system: String, enrolled: Timestamp,
        lastSeen: Timestamp? = nil, address: String = "", group: HostGroup? = nil,
        counters: AgentCounters = AgentCounters()
    ) {
        self.id = id
        self.name = name
        self.claimedName = claimedName
        self.state = state
        self.serial = serial
        self.nextSerial = nextSerial
        self.certificateEnds = certificateEnds
        self.version = version
        self.system = system
        self.enrolled = enrolled
        self.lastSeen = lastSeen
        self.address = address
        self.group = group
        self.counters = counters
    }
}

/// Which policy an agent has.
package struct AgentPolicyState: Sendable, Equatable {
    /// The version that it fetched last; nil before the first, 0 for the default.
    package var fetched: Int64?
    /// The version that it said it obeys.
    package var obeyed: Int64?
    /// When it said so, or that it cannot.
    package var time: Timestamp?
    /// Why it does not obey a later one; empty where there is nothing to say.
    package var problem = ""

    package init() {}
}

/// What an agent says about the policy that it was told.
package struct AgentPolicyWord: Sendable, Equatable {
    package var version: Int64
    package var time: Timestamp
    /// Why it does not obey it; empty where it does.
    package var problem: String

    package init(version: Int64, time: Timestamp, problem: String = "") {
        self.version = version
        self.time = time
        self.problem = problem
    }
}

/// What came from an agent since it joined.
package struct AgentCounters: Sendable, Equatable {
    package var batches: Int64 = 0
    package var lines: Int64 = 0
    /// Numbers of its spool that no batch held: records that the spool let go of, or that were lost with it.
    package var missing: Int64 = 0
    /// Lines that were no event.
    package var unreadable: Int64 = 0

    package init() {}
}

/// A batch that is safe, to be noted of its agent.
package struct AgentReceipt: Sendable, Equatable {
    package var agent: String
    package var progress: AgentProgress
    /// What this batch adds.
    package var counters: AgentCounters
    package var time: Timestamp
    /// The last that it says of its policy, where it says something.
    package var policy: AgentPolicyWord?

    package init(agent: String, progress: AgentProgress, counters: AgentCounters, time: Timestamp) {
        self.agent = agent
        self.progress = progress
        self.counters = counters
        self.time = time
    }
}

/// How far the server has the records of one epoch of an agent's spool.
package struct AgentProgress: Sendable, Equatable {
    package var epoch: UInt64
    package var through: UInt64

    package init(epoch: UInt64, through: UInt64) {
        self.epoch = epoch
        self.through = through
    }
}

/// That an agent was heard of.
package struct AgentSighting: Sendable, Equatable {
    package var agent: String
    package var time: Timestamp
    package var version: String
    package var address: String

    package init(agent: String, time: Timestamp, version: String, address: String) {
        self.agent = agent
        self.time = time
        self.version = version
        self.address = address
    }
}
