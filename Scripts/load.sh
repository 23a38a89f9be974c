#!/usr/bin/env bash
# Lets AGENTS simulated agents (2,000) send RATE events a second each (5) to a server for SECONDS (60), and says what the server used.
set -euo pipefail
cd "$(dirname "$0")/.."
programs=${PROGRAMS:-.build/release}
agents=${AGENTS:-2000}
ports=${PORTS:-18640 18641}
read -r console link <<<"$ports"
folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || { kill "$server" && wait "$server" || :; }; rm -rf "$folder"' EXIT
"$programs/mitsuke" serve --data "$folder/data" --listen "127.0.0.1:$console" --agents "127.0.0.1:$link" --lang en \
    >"$folder/serve" 2>&1 &
server=$!
until grep -q "Agents connect" "$folder/serve"; do
    kill -0 "$server" || { cat "$folder/serve" >&2; exit 1; }
    sleep 0.1
done
string=$("$programs/mitsuke" agent token --data "$folder/data" --many --server "127.0.0.1:$link")
mkfifo "$folder/go"
"$programs/load-agents" "$string" "$agents" "${RATE:-5}" "${SECONDS_OF_LOAD:-60}" "$server" <"$folder/go" >"$folder/load" &
load=$!
exec 7>"$folder/go"
until grep -q "^joined" "$folder/load"; do
    kill -0 "$load" || exit 1
    sleep 0.1
done
"$programs/mitsuke" agent approve --data "$folder/data" --all >"$folder/approved"
echo >&7
status=0
wait "$load" || status=$?
cat "$folder/load"
exit $status
