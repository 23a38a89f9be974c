#!/usr/bin/env bash
# Starts the server with an empty store in .run/ and says where to look; with DEMO=1 it imports the recordings of an invented
# break-in, made as if it had happened today. Ctrl-C ends it. DATA=FOLDER keeps a store from one run to the next.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8443}
data=${DATA:-}
if [ -z "$data" ]; then
    # Of this script's own making, and only for looking around.
    rm -rf .run
    mkdir -m 700 .run
    data=.run/data
fi
server=.build/release/mitsuke
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"$server" serve --data "$data" --listen "127.0.0.1:$port" > >(tee "$log") &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; wait "$pid" || true; rm -f "$log"; exit 0' INT TERM
for _ in $(seq 300); do
    grep -q "https://" "$log" && break
    kill -0 "$pid" 2>/dev/null || { wait "$pid"; exit $?; }
    sleep 0.1
done
if [ "${DEMO:-}" = 1 ]; then
    examples=$(mktemp -d)
    .build/release/make-examples "$examples" now >/dev/null
    "$server" import --data "$data" "$examples"
    rm -rf "$examples"
else
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    ja*) echo "記録は画面の「取り込み」から追加できます。作り物の侵入の例は make run DEMO=1 で見られます。Ctrl-C で終了します。" ;;
    *) echo "Bring in recordings on the page “Import”; make run DEMO=1 shows an invented break-in. Ctrl-C ends the server." ;;
    esac
fi
wait "$pid"
