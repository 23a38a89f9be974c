#!/bin/bash
# Runs in a system of its own; see Scripts/test-deb.sh.
set -uo pipefail
cd /deb
failed=0
check() {
    local what=$1
    shift
    if "$@" > /deb/output 2>&1; then
        echo "ok      $what"
    else
        echo "FAILED  $what"
        sed 's/^/        /' /deb/output | tail -15
        failed=1
    fi
}
# until COMMAND…: for a minute.
until_true() {
    for _ in $(seq 300); do
        "$@" > /dev/null 2>&1 && return 0
        sleep 0.2
    done
    "$@"
}
is_active() { systemctl is-active --quiet "$1"; }
health() { curl -sk --max-time 2 https://127.0.0.1:8443/health; }
as_server() { runuser -u mitsuke -- mitsuke "$@" --data /var/lib/mitsuke/data; }
lives() { health_log | grep -q "\"$1: live" || { health_log; return 1; }; }
health_log() { as_server search --host "$(hostname)" --log health --format jsonl | grep -o '"message":.*'; }
runs_as() { [ "$(stat -c %U /proc/"$(systemctl show -P MainPID "$1")")" = "$2" ]; }
known() { as_server search --host "$(hostname)" --log health --format csv | grep -q "$(hostname)"; }
started() { stat -c %Y /proc/"$(systemctl show -P MainPID "$1")"; }
state() { find /usr /etc /var/lib /lib /run/systemd/system -xdev \( -iname '*mitsuke*' -o -user mitsuke -o -user mitsuke-uplink \) 2>/dev/null | grep -v mitsuke-package-test; }

ip link set lo up
check "server installs" dpkg -i mitsuke-server_*.deb
check "agent installs" dpkg -i mitsuke-agent_*.deb
check "the server answers" until_true health
check "the server runs as its own account" until_true runs_as mitsuke-server mitsuke
check "the first password is not in the journal" bash -c '! journalctl -u mitsuke-server --no-pager | grep -i "one-time password [A-Za-z0-9]*-"'
check "a first password" bash -c 'runuser -u mitsuke -- mitsuke user password --data /var/lib/mitsuke/data admin'
check "the agent senses" until_true is_active mitsuke-agent
check "before it joined, nothing is sent" bash -c '! systemctl is-active --quiet mitsuke-agent-uplink'
token=$(as_server agent token --server 127.0.0.1:8444 | grep -o 'mitsuke1:[^ ]*')
check "the host joins" bash -c 'mitsuke-agent enrol - <<< "$1"' enrol "$token"
check "the uplink begins by itself" until_true is_active mitsuke-agent-uplink
check "the uplink runs as its own account" until_true runs_as mitsuke-agent-uplink mitsuke-uplink
check "what the host says arrives" until_true known
for sensor in bpf fanotify; do check "the sensor $sensor is live in its sandbox" until_true lives "$sensor"; done
check "no operation is refused by the sandboxes" bash -c '! journalctl --no-pager -u mitsuke-server -u mitsuke-agent -u mitsuke-agent-uplink | grep -iE "operation not permitted|signal SYS|dumped"'

before=$(started mitsuke-server)
check "upgrade keeps the configuration" bash -c 'sed -i "s/}/, \"logLevel\": \"info\" }/" /etc/mitsuke/server.json && dpkg -i --force-confold new/*.deb && grep -q logLevel /etc/mitsuke/server.json'
check "the server answers after the upgrade" until_true health
check "it is another process" test "$(started mitsuke-server)" != "$before"
check "the agent still belongs to the server" until_true is_active mitsuke-agent-uplink

check "agent is removed" dpkg -r mitsuke-agent
check "its units are stopped" bash -c '! systemctl is-active --quiet mitsuke-agent && ! pgrep -x mitsuke-agent'
check "its data stay until it is purged" test -e /var/lib/mitsuke-agent/uplink/membership
check "server is removed" dpkg -r mitsuke-server
check "its data stay until it is purged" test -e /var/lib/mitsuke/data/control.sqlite
check "installed again, the server has its data" bash -c 'dpkg -i new/mitsuke-server_*.deb'
check "the server answers again" until_true health
check "and knows its host" bash -c 'runuser -u mitsuke -- mitsuke agent list --data /var/lib/mitsuke/data | grep -q "$(hostname)"'
check "both are purged" dpkg -P mitsuke-agent mitsuke-server
check "no account is left" bash -c '! getent passwd mitsuke mitsuke-uplink'
check "no group is left" bash -c '! getent group mitsuke mitsuke-uplink'
check "no process is left" bash -c '! pgrep mitsuke'
left=$(state)
check "nothing is left behind" bash -c 'echo "$1"; test -z "$1"' left "$left"
[ "$failed" = 0 ] && echo "All package checks passed"
exit "$failed"
