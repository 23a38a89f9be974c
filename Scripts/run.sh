#!/usr/bin/env bash
# Starts the server with an empty store in .run/ and says where to look; with DEMO=1 it imports the recordings of an invented
# break-in, made as if it had happened today. As root it also starts the agent of this machine; AGENT=0 leaves it out.
# Ctrl-C ends it. DATA=FOLDER keeps a store from one run to the next.
set -euo pipefail
cd "$(dirname "$0")/.."
port=${PORT:-8443}
agents=${AGENT_PORT:-8444}
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
"$server" serve --data "$data" --listen "127.0.0.1:$port" --agents "127.0.0.1:$agents" > >(tee "$log") &
pid=$!
helpers=()
end() {
    for one in "${helpers[@]}" "$pid"; do kill "$one" 2>/dev/null || true; done
    for one in "${helpers[@]}" "$pid"; do wait "$one" || true; done
    rm -f "$log"
    exit 0
}
trap end INT TERM
for _ in $(seq 300); do
    [ "$(grep -c "https://\|:.*$agents\|port $agents" "$log")" -ge 2 ] && break
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
say() { case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in ja*) echo "$2" ;; *) echo "$1" ;; esac; }
agent=.build/release/mitsuke-agent
if [ "${AGENT:-1}" = 1 ] && [ -x "$agent" ]; then
    if [ "$(id -u)" = 0 ]; then
        folder=$data-agent
        [ -e "$folder/uplink/membership" ] ||
            "$server" agent token --data "$data" --server "127.0.0.1:$agents" | grep -o 'mitsuke1:[^ ]*' |
            "$agent" enrol --folder "$folder" - >/dev/null
        "$agent" sense --folder "$folder" 2>/dev/null &
        helpers+=($!)
        "$agent" uplink --folder "$folder" 2>/dev/null &
        helpers+=($!)
        say "The agent of this machine runs too: see the page “Agents”. AGENT=0 leaves it out." \
            "この端末のエージェントも動作しています（画面の「エージェント」）。AGENT=0 で起動しません。"
    else
        say "The agent of this machine needs root and was left out." "エージェントの起動には root 権限が必要なため、省略しました。"
    fi
fi
wait "$pid"
