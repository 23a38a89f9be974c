#!/usr/bin/env bash
# What watching costs, beside fatrace in the same run: a tree of 50,000 files is made, packed, unpacked and deleted, in a filesystem of its
# own; then 10,000 short processes and 10,000 connections. Needs root. BENCH_SENSORS names the program, BENCH_BPF the BPF object.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "bench-sensors: needs root, skipped" >&2; exit 0; }
program=${BENCH_SENSORS:-.build/release/bench-sensors}
object=${BENCH_BPF:-.build/mitsuke-agent.bpf.o}
files=${BENCH_FILES:-50000}
count=${BENCH_COUNT:-10000}
[ -e "$object" ] || Scripts/bpf.sh "$object"
work=$(mktemp -d /tmp/mitsuke-bench-XXXXXX)
mount -t tmpfs -o size=1g mitsuke-bench "$work"
trap 'umount -l "$work"; rmdir "$work"; rm -f "$work".*' EXIT

tree() {
    cd "$work"
    mkdir t
    for d in $(seq 1 100); do mkdir "t/$d"; done
    python3 -c "
for i in range($files):
    with open(f't/{i % 100 + 1}/{i}', 'w') as f: f.write('x' * 100)"
    tar cf t.tar t
    rm -r t
    tar xf t.tar
    rm -r t t.tar
}

# wait_for FILE WORD: until the word stands in the file.
wait_for() { timeout 20 bash -c 'until grep -q "$2" "$1" 2>/dev/null; do sleep 0.05; done' _ "$1" "$2"; }

echo "Files: $files, made, packed, deleted, unpacked, deleted"
start=$(date +%s%N); (tree); end=$(date +%s%N)
echo "unwatched: $(((end - start) / 1000000)) ms"

"$program" "$work" >"$work.ours" & ours=$!
wait_for "$work.ours" ready
start=$(date +%s%N); (tree); end=$(date +%s%N)
: >"$work/stop"; wait $ours
echo "watched by the sensor: $(((end - start) / 1000000)) ms"; cat "$work.ours"; rm "$work/stop"

BENCH_CONTENTS=1 "$program" "$work" >"$work.contents" & ours=$!
wait_for "$work.contents" ready
start=$(date +%s%N); (tree); end=$(date +%s%N)
: >"$work/stop"; wait $ours
echo "watched by the sensor, the beginning of each closed file read: $(((end - start) / 1000000)) ms"; cat "$work.contents"; rm "$work/stop"

if command -v fatrace >/dev/null; then
    cd "$work"; fatrace -c -o "$work.fatrace" & traced=$!; cd - >/dev/null
    sleep 1
    start=$(date +%s%N); (tree); end=$(date +%s%N)
    sleep 2
    # In clock ticks, of which there are 100 in a second.
    ticks=$(awk '{print $14 + $15}' "/proc/$traced/stat")
    kill -INT "$traced" 2>/dev/null || true; wait "$traced" 2>/dev/null || true
    lines=$(wc -l <"$work.fatrace")
    echo "watched by fatrace: $(((end - start) / 1000000)) ms, $lines lines, $((ticks * 10000)) µs of CPU: $((ticks * 10000 / (lines + 1))) µs a line, $((ticks * 10000 / (4 * files))) µs for each file that was created or deleted"
fi

echo "Processes and connections: $count of each"
"$program" "$work" "$object" >"$work.bpf" & ours=$!
wait_for "$work.bpf" ready
bash -c 'for ((i = 0; i < '"$count"'; i++)); do /usr/bin/true --bench-marker-$i; done'
python3 - "$count" <<'P'
import socket, sys, threading
count = int(sys.argv[1])
server = socket.create_server(("127.0.0.1", 0), backlog=128)
def serve():
    for _ in range(count):
        peer, _ = server.accept()
        while peer.recv(4096): pass
        peer.sendall(b"y" * 200); peer.close()
thread = threading.Thread(target=serve); thread.start()
for _ in range(count):
    client = socket.create_connection(server.getsockname())
    client.sendall(b"x" * 100); client.shutdown(socket.SHUT_WR)
    while client.recv(4096): pass
    client.close()
thread.join()
P
: >"$work/stop"; wait $ours
echo "expected: marked $count, closed $count, bytes $((count * 100)) sent, $((count * 200)) received"; cat "$work.bpf"
