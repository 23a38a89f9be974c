import GRDB

/// The form of the database of one day of events.
///
/// Lines lie in the order in which they came, which fills pages to the end. Processes and texts that repeat are kept once; number 0
/// stands for the empty text and for nobody. That a line is there once only is the writer's care, who looks it up by host and time: an
/// index over all of its identity would take a fifth of the space.
enum DaySchema {
    /// For an entity id that is the process's key, as it nearly always is.
    static let sameAsKey = "="

    /// The first form.
    static let statements = [
        """
        CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT
        """,
        """
        CREATE TABLE processes (
            id INTEGER PRIMARY KEY,
            host INTEGER NOT NULL,
            key TEXT NOT NULL,
            parent INTEGER,
            executable INTEGER NOT NULL,
            command_line TEXT NOT NULL,
            pid INTEGER,
            entity_id TEXT NOT NULL,
            start INTEGER,
            sha256 TEXT NOT NULL,
            original_file_name INTEGER NOT NULL,
            UNIQUE (host, key)
        ) STRICT
        """,
        """
        CREATE INDEX processes_parent ON processes(parent) WHERE parent IS NOT NULL
        """,
        """
        CREATE TABLE lines (
            id INTEGER PRIMARY KEY,
            host INTEGER NOT NULL,
            time INTEGER NOT NULL,
            identity INTEGER NOT NULL,
            rule INTEGER NOT NULL,
            log INTEGER NOT NULL,
            process INTEGER NOT NULL,
            user INTEGER NOT NULL,
            user_id INTEGER NOT NULL,
            file INTEGER NOT NULL,
            channel INTEGER NOT NULL,
            sequence INTEGER NOT NULL,
            event_id INTEGER NOT NULL,
            record INTEGER,
            import INTEGER NOT NULL,
            -- event.id, where it is not made of time, record, host and channel.
            own_id TEXT,
            rest TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE INDEX lines_host ON lines(host, time)
        """,
        """
        CREATE INDEX lines_time ON lines(time)
        """,
        """
        CREATE INDEX lines_process ON lines(process)
        """,
        """
        CREATE TABLE hours (
            hour INTEGER NOT NULL,
            host INTEGER NOT NULL,
            log INTEGER NOT NULL,
            count INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (hour, host, log)
        ) STRICT, WITHOUT ROWID
        """,
    ]

    static let migrations: [Migration] = [
        Migration("0001-lines") { database in
            for statement in statements { try database.execute(sql: statement) }
        }
    ]
}
