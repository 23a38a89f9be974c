import ArgumentParser

/// Where the agent keeps its things.
struct FolderOptions: ParsableArguments {
    @Option(help: "The agent's folder.")
    var folder = "/var/lib/mitsuke-agent"

    var spool: String { folder + "/spool" }
    var inbox: String { folder + "/inbox" }
    var evidence: String { folder + "/evidence" }
    var uplink: String { folder + "/uplink" }
}
