import Storage

/// What a table of hosts would change.
struct HostPlan: Equatable {
    private(set) var added: [HostTable.Entry] = []
    private(set) var changed: [HostTable.Entry] = []
    private(set) var unchangedCount = 0
    /// Groups that are not there yet.
    private(set) var newGroups: [String] = []
    let mistakes: [HostTable.Mistake]
    /// All that is to be entered, as far as its groups are there.
    private(set) var descriptions: [HostDescription] = []

    init(_ table: HostTable, _ hosts: [HostRecord], _ groups: [HostGroup]) {
        mistakes = table.mistakes
        let known = Dictionary(hosts.map { ($0.name.lowercased(), $0) }) { first, _ in first }
        let byName = Dictionary(groups.map { ($0.name.lowercased(), $0.id) }) { first, _ in first }
        for entry in table.entries {
            let old = known[entry.host.lowercased()]
            if let group = entry.group, !group.isEmpty, byName[group.lowercased()] == nil,
                !newGroups.contains(where: { $0.lowercased() == group.lowercased() })
            {
                newGroups.append(group)
            }
            let group = entry.group.map { $0.isEmpty ? nil : byName[$0.lowercased()] } ?? old?.group?.id
            let description = HostDescription(
                name: old?.name ?? entry.host, group: group, owner: entry.owner ?? old?.owner ?? "",
                note: entry.note ?? old?.note ?? "")
            guard let old else {
                added.append(entry)
                descriptions.append(description)
                continue
            }
            let isSame =
                (entry.group ?? old.group?.name ?? "").lowercased() == (old.group?.name ?? "").lowercased()
                && description.owner == old.owner && description.note == old.note
            if isSame {
                unchangedCount += 1
            } else {
                changed.append(entry)
                descriptions.append(description)
            }
        }
    }

    /// The lines of the table again, with nothing but what will be entered.
    var table: [String] {
        func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
        let all = added + changed
        let has = (
            all.contains { $0.group != nil }, all.contains { $0.owner != nil }, all.contains { $0.note != nil }
        )
        let head = ["host"] + (has.0 ? ["group"] : []) + (has.1 ? ["user"] : []) + (has.2 ? ["note"] : [])
        let rows = all.map { entry in
            [entry.host] + (has.0 ? [entry.group ?? ""] : []) + (has.1 ? [entry.owner ?? ""] : [])
                + (has.2 ? [entry.note ?? ""] : [])
        }
        return ([head] + rows).map { $0.map(quoted).joined(separator: ",") }
    }
}
