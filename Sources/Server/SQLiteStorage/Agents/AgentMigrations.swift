import GRDB

/// The tables of agents.
enum AgentMigrations {
    static let all = [
        Migration("0501-agents") { database in
            // `key` is the host's name without case, by which `hosts` has it too; a revoked agent leaves it to others.
            try database.execute(
                sql: """
                    CREATE TABLE agents (
                        id TEXT PRIMARY KEY,
                        key TEXT NOT NULL,
                        name TEXT NOT NULL,
                        claimed_name TEXT NOT NULL,
                        state TEXT NOT NULL,
                        serial TEXT NOT NULL,
                        next_serial TEXT NOT NULL DEFAULT '',
                        certificate_ends INTEGER NOT NULL,
                        version TEXT NOT NULL,
                        system TEXT NOT NULL,
                        enrolled INTEGER NOT NULL,
                        last_seen INTEGER,
                        address TEXT NOT NULL,
                        batches INTEGER NOT NULL DEFAULT 0,
                        lines INTEGER NOT NULL DEFAULT 0,
                        missing INTEGER NOT NULL DEFAULT 0,
                        unreadable INTEGER NOT NULL DEFAULT 0
                    ) STRICT, WITHOUT ROWID;
                    CREATE UNIQUE INDEX agents_key ON agents (key) WHERE state <> 'revoked';
                    CREATE TABLE agent_progress (
                        agent TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
                        epoch INTEGER NOT NULL,
                        through INTEGER NOT NULL,
                        time INTEGER NOT NULL,
                        PRIMARY KEY (agent, epoch)
                    ) STRICT, WITHOUT ROWID;
                    CREATE TABLE enrolment_tokens (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        digest TEXT NOT NULL UNIQUE,
                        is_group INTEGER NOT NULL,
                        name TEXT NOT NULL,
                        host_group INTEGER REFERENCES host_groups (id) ON DELETE SET NULL,
                        created INTEGER NOT NULL,
                        expires INTEGER NOT NULL,
                        author TEXT NOT NULL,
                        uses INTEGER NOT NULL DEFAULT 0
                    ) STRICT;
                    """)
        },
        Migration("0502-agent-orders") { database in
            try database.execute(
                sql: """
                    CREATE TABLE agent_orders (
                        counter INTEGER PRIMARY KEY,
                        agent TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
                        kind TEXT NOT NULL,
                        policy INTEGER,
                        body TEXT NOT NULL,
                        created INTEGER NOT NULL,
                        expires INTEGER NOT NULL,
                        author TEXT NOT NULL,
                        reason TEXT NOT NULL,
                        state TEXT NOT NULL,
                        fetched INTEGER,
                        finished INTEGER,
                        result TEXT NOT NULL DEFAULT ''
                    ) STRICT;
                    CREATE INDEX agent_orders_agent ON agent_orders (agent, counter);
                    CREATE TABLE agent_order_counter (
                        id INTEGER PRIMARY KEY CHECK (id = 1),
                        last INTEGER NOT NULL
                    ) STRICT;
                    INSERT INTO agent_order_counter (id, last) VALUES (1, 0);
                    """)
        },
        Migration("0504-agent-removals") { database in
            try database.execute(
                sql: """
                    CREATE TABLE agent_removals (
                        agent TEXT PRIMARY KEY REFERENCES agents (id) ON DELETE CASCADE,
                        digest TEXT NOT NULL,
                        created INTEGER NOT NULL,
                        expires INTEGER NOT NULL,
                        author TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    ALTER TABLE agents ADD COLUMN left_at INTEGER;
                    """)
        },
        Migration("0505-agent-sensors") { database in
            try database.execute(
                sql: """
                    CREATE TABLE agent_sensors (
                        agent TEXT NOT NULL REFERENCES agents (id) ON DELETE CASCADE,
                        name TEXT NOT NULL,
                        is_live INTEGER NOT NULL,
                        detail TEXT NOT NULL,
                        time INTEGER NOT NULL,
                        PRIMARY KEY (agent, name)
                    ) STRICT, WITHOUT ROWID;
                    """)
        },
    ]
}
