import Detection
import Glibc

/// What the agent's folder says of it.
struct AgentState {
    /// The agent's own.
    let folder: String

    /// Whether the host joined a server.
    var joined: CheckLine {
        var status = stat()
        let isThere = stat(folder + "/trust", &status) == 0
        // Without root the folder of another account cannot be looked into: then nothing is said but what can be seen.
        return CheckLine(
            Text(en: "joined a server", ja: "サーバーへの参加"), isGood: isThere,
            detail: isThere ? "" : "mitsuke-agent enrol -")
    }

    /// Whether `sense` runs, by the file whose time it keeps.
    var running: CheckLine {
        var status = stat()
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let isRunning = stat(folder + "/awake", &status) == 0 && abs(now.tv_sec - status.st_mtim.tv_sec) < 30
        return CheckLine(
            Text(en: "sensing", ja: "監視の実行"), isGood: isRunning,
            detail: isRunning ? "" : "systemctl start mitsuke-agent")
    }
}
