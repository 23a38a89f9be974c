import Glibc

/// The system's SQLite, loaded only by who needs it.
struct SQLiteLibrary: @unchecked Sendable {
    typealias Handle = OpaquePointer
    typealias Open =
        @convention(c) (UnsafePointer<CChar>, UnsafeMutablePointer<Handle?>, Int32, UnsafePointer<CChar>?) -> Int32
    typealias Deserialize =
        @convention(c) (Handle, UnsafePointer<CChar>, UnsafeMutableRawPointer, Int64, Int64, UInt32) -> Int32
    typealias Prepare =
        @convention(c) (
            Handle, UnsafePointer<CChar>, Int32, UnsafeMutablePointer<Handle?>, UnsafeMutableRawPointer?
        ) -> Int32
    typealias Bind = @convention(c) (Handle, Int32, Int64) -> Int32
    typealias Step = @convention(c) (Handle) -> Int32
    typealias Integer = @convention(c) (Handle, Int32) -> Int64
    typealias Text = @convention(c) (Handle, Int32) -> UnsafePointer<UInt8>?
    typealias Execute =
        @convention(c) (Handle, UnsafePointer<CChar>, OpaquePointer?, OpaquePointer?, OpaquePointer?) -> Int32

    let open: Open
    let deserialize: Deserialize
    let prepare: Prepare
    let bind: Bind
    let step: Step
    let integer: Integer
    let text: Text
    let execute: Execute

    /// Nil where there is none, or none that can be given a database in memory (3.36 of 2021 and later can).
    static let system: SQLiteLibrary? = {
        guard let library = dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_LOCAL) else { return nil }
        func find<T>(_ name: String, _ type: T.Type) -> T? {
            dlsym(library, name).map { unsafeBitCast($0, to: type) }
        }
        guard let open = find("sqlite3_open_v2", Open.self),
            let deserialize = find("sqlite3_deserialize", Deserialize.self),
            let prepare = find("sqlite3_prepare_v2", Prepare.self), let bind = find("sqlite3_bind_int64", Bind.self),
            let step = find("sqlite3_step", Step.self), let integer = find("sqlite3_column_int64", Integer.self),
            let text = find("sqlite3_column_text", Text.self), let execute = find("sqlite3_exec", Execute.self)
        else { return nil }
        return SQLiteLibrary(
            open: open, deserialize: deserialize, prepare: prepare, bind: bind, step: step, integer: integer,
            text: text,
            execute: execute)
    }()
}
