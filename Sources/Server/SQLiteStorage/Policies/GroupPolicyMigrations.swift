import GRDB

/// Policies of groups of hosts, and which policy each agent has.
enum GroupPolicyMigrations {
    static let all = [
        Migration("0503-group-policies") { database in
            // No reference: the history of a group's policy stays when the group goes.
            try database.execute(
                sql: """
                    ALTER TABLE policy_versions ADD COLUMN host_group INTEGER;
                    ALTER TABLE policy_versions ADD COLUMN group_name TEXT NOT NULL DEFAULT '';
                    ALTER TABLE policy_versions ADD COLUMN based_on INTEGER;
                    ALTER TABLE policy_versions ADD COLUMN is_removal INTEGER NOT NULL DEFAULT 0;
                    CREATE INDEX policy_versions_group ON policy_versions (host_group, number);
                    ALTER TABLE agents ADD COLUMN policy_fetched INTEGER;
                    ALTER TABLE agents ADD COLUMN policy_obeyed INTEGER;
                    ALTER TABLE agents ADD COLUMN policy_time INTEGER;
                    ALTER TABLE agents ADD COLUMN policy_problem TEXT NOT NULL DEFAULT '';
                    """)
        }
    ]
}
