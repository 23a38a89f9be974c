/// What was done. A kind of activity is a case here and a file in Activities; no `switch` over it has a `default`.
package enum Activity: Sendable {
    case process(ProcessActivity)
    case file(FileActivity)
    case registry(RegistryActivity)
    case network(NetworkActivity)
    case dns(DNSActivity)
    case script(ScriptActivity)
    case transferJob(TransferJobActivity)
    case moduleLoad(ModuleLoadActivity)
    case intrusion(IntrusionActivity)
    case session(SessionActivity)
    case visit(VisitActivity)
    case health(HealthActivity)
}
