#!/usr/bin/env bash
# Installs the Debian and PyPI packages that building and testing need; names them where it may not install.
set -euo pipefail
cd "$(dirname "$0")/.."
packages=(libarchive-dev libdeflate-dev libsqlite3-dev libcurl4-openssl-dev libbpf-dev libxcb1-dev libxcb-screensaver0-dev pkg-config)
# Real peers for the tests: without one of them the tests that need it are skipped and say so.
peers=(chromium chromium-driver fonts-noto-cjk rsyslog rsyslog-openssl python3-venv zbar-tools curl zip vsftpd
    samba samba-vfs-modules smbclient dpkg-dev systemd systemd-container iproute2
    7zip p7zip-full gcab jlha-utils zstd bzip2 xz-utils libarchive-tools
    tnftp lftp wget rclone openssh-client openssh-server sqlite3 python3-minimal xvfb)
python_packages=(selenium aiosmtpd schemathesis)

if ! command -v swift >/dev/null; then
    echo "Swift 6.2 or later is needed and is not on the PATH: https://www.swift.org/install/" >&2
    exit 1
fi

missing_of() {
    for package in "$@"; do
        dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

as_root=()
may_install=yes
if [ "$(id -u)" != 0 ]; then
    if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then as_root=(sudo -n); else may_install=no; fi
fi

install() {
    echo "Installing $*" >&2
    "${as_root[@]}" apt-get update -qq &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

mapfile -t missing < <(missing_of "${packages[@]}")
if [ ${#missing[@]} -gt 0 ]; then
    if [ "$may_install" = no ]; then
        echo "These Debian packages are missing. Install them and try again:" >&2
        echo "    sudo apt-get install ${missing[*]}" >&2
        exit 1
    fi
    install "${missing[@]}"
fi

[ "${1:-}" = tests ] || exit 0
mapfile -t missing < <(missing_of "${peers[@]}")
if [ ${#missing[@]} -gt 0 ]; then
    # The servers among them are for the tests, which start their own: nobody asked for their ports to be open on this machine.
    if [ "$may_install" = no ] || ! install "${missing[@]}"; then
        echo "Some tests are skipped without: sudo apt-get install ${missing[*]}" >&2
    elif [ -d /run/systemd/system ]; then
        for service in vsftpd smbd nmbd samba-ad-dc rsyslog; do
            case $service in *mb* | samba*) package=samba ;; *) package=$service ;; esac
            case " ${missing[*]} " in *" $package "*)
                "${as_root[@]}" systemctl disable --now --quiet "$service" 2>/dev/null || true ;;
            esac
        done
    fi
fi
# Python's own packages lie in a folder of the build, which the Makefile puts before others on the PATH.
python=.build/python
if [ ! -x "$python/bin/python3" ]; then
    python3 -m venv "$python" >&2 || { echo "Some tests are skipped without Python's venv." >&2; exit 0; }
fi
if ! "$python/bin/python3" -c 'import selenium, aiosmtpd, schemathesis' 2>/dev/null; then
    echo "Installing ${python_packages[*]} into $python" >&2
    "$python/bin/python3" -m pip install --quiet --disable-pip-version-check "${python_packages[@]}" ||
        echo "Some tests are skipped without: ${python_packages[*]}" >&2
fi
