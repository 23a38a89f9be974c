#!/usr/bin/env bash
# Installs the packages of `make deb` for real: boots a systemd of its own over this system's files, none of which it changes, puts the
# packages in, lets an agent join the server, upgrades, removes and purges, and looks for what was left behind. Needs root.
set -euo pipefail
cd "$(dirname "$0")/.."
for unit in Packaging/*/units/*; do
    # That its program is not installed on this machine is no mistake of the unit.
    said=$(systemd-analyze verify --recursive-errors=no "$unit" 2>&1 | grep -v 'is not executable' || true)
    [ -z "$said" ] || { echo "$said" >&2; exit 1; }
done
# The sensing part watches, quarantines and stops programs everywhere, which no sandbox of files allows; the others are closed in.
for limit in "server/units/mitsuke-server.service 20" "agent/units/mitsuke-agent-uplink.service 15" "agent/units/mitsuke-agent.service 60"; do
    read -r unit most <<< "$limit"
    systemd-analyze security --offline=true --threshold="$most" --no-pager "Packaging/$unit" | tail -1
done
if [ "$(id -u)" != 0 ]; then echo "Skipped: installing the packages for real needs root." >&2; exit 0; fi
if ! command -v systemd-nspawn >/dev/null; then echo "Skipped: systemd-nspawn (package systemd-container) is missing." >&2; exit 0; fi

work=$(mktemp -d)
root=$work/root
mkdir "$work/upper" "$work/work" "$root"
if ! mount -t overlay overlay -o "lowerdir=/,upperdir=$work/upper,workdir=$work/work" "$root"; then
    echo "Skipped: no overlay filesystem here." >&2
    rm -rf "$work"
    exit 0
fi
trap 'umount "$root" && rm -rf "$work"' EXIT
mkdir -p "$root/deb" "$root/etc/systemd/system"
cp -r .build/deb/. "$root/deb/"
# The same once more under a later version.
mkdir "$root/deb/new"
for package in .build/deb/*.deb; do
    dpkg-deb -R "$package" "$work/again"
    sed -i 's/^Version: .*/&+1/' "$work/again/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone --build "$work/again" "$root/deb/new/" >/dev/null
    rm -rf "$work/again"
done
cp Packaging/test/inside.sh "$root/deb/inside.sh"
cat > "$root/etc/systemd/system/mitsuke-package-test.service" <<'E2'
[Unit]
After=multi-user.target
SuccessAction=poweroff-force
FailureAction=poweroff-force
[Service]
Type=oneshot
TimeoutStartSec=540
StandardOutput=file:/deb/said
StandardError=file:/deb/said
ExecStart=/bin/bash /deb/inside.sh
E2
touch "$root/deb/said"
# Without a console of its own its words at start would be all over the terminal.
timeout 600 systemd-nspawn --quiet --directory="$root" --boot --private-network --capability=all --system-call-filter="bpf perf_event_open fanotify_init fanotify_mark open_by_handle_at name_to_handle_at" --register=no --keep-unit \
    --link-journal=no --timezone=off --console=pipe systemd.unit=mitsuke-package-test.service \
    systemd.wants=multi-user.target < /dev/null > "$work/boot" 2>&1 || true
cat "$root/deb/said"
if ! [ -s "$root/deb/said" ]; then
    echo "Skipped: no systemd boots here:" >&2
    tail -3 "$work/boot" >&2
    exit 0
fi
grep -q '^All package checks passed$' "$root/deb/said"
