#!/usr/bin/env bash
# Makes the Debian packages in .build/deb from what `make build` made. VERSION=… gives them another version than the programs'.
set -euo pipefail
cd "$(dirname "$0")/.."
out=.build/deb
programs=.build/release
version=${VERSION:-$("$programs/mitsuke" --version)}
architecture=$(dpkg --print-architecture)
rm -rf "$out"
mkdir -p "$out"

# What the programs are linked with, as packages and their versions.
depends() {
    local work
    work=$(mktemp -d)
    mkdir "$work/debian"
    printf 'Source: mitsuke\n\nPackage: mitsuke\nArchitecture: any\n' > "$work/debian/control"
    cp "$1" "$work/program"
    (cd "$work" && dpkg-shlibdeps -O --ignore-missing-info program 2>/dev/null) | sed -n 's/^shlibs:Depends=//p'
    rm -rf "$work"
}

stage() {
    local name=$1 program=$2
    local root=$out/$name
    mkdir -p "$root/DEBIAN" "$root/usr/bin" "$root/usr/lib/systemd/system" "$root/usr/share/doc/mitsuke-$name"
    install -m 0755 "$programs/$program" "$root/usr/bin/$program"
    strip --strip-debug --remove-section=.comment "$root/usr/bin/$program"
    install -m 0644 Packaging/"$name"/units/* "$root/usr/lib/systemd/system/"
    install -m 0644 LICENSE "$root/usr/share/doc/mitsuke-$name/copyright"
    for page in Operations Threats Link; do
        gzip -9nc "Docs/$page.md" > "$root/usr/share/doc/mitsuke-$name/$page.md.gz"
    done
    gzip -9nc CHANGELOG.md > "$root/usr/share/doc/mitsuke-$name/changelog.gz"
    for script in postinst prerm postrm; do
        install -m 0755 "Packaging/$name/DEBIAN/$script" "$root/DEBIAN/$script"
    done
    [ ! -e "Packaging/$name/DEBIAN/conffiles" ] || install -m 0644 "Packaging/$name/DEBIAN/conffiles" "$root/DEBIAN/"
    local wants
    wants=$(depends "$programs/$program")
    sed "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@DEPENDS@/$wants/" \
        "Packaging/$name/DEBIAN/control" > "$root/DEBIAN/control"
}

pack() {
    local root=$out/$1
    (cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum > DEBIAN/md5sums)
    echo "Installed-Size: $(du -sk --exclude=DEBIAN "$root" | cut -f1)" >> "$root/DEBIAN/control"
    dpkg-deb --root-owner-group -Zxz --build "$root" "$out" >/dev/null
    rm -rf "$root"
}

stage server mitsuke
install -D -m 0644 Packaging/server/server.json "$out/server/etc/mitsuke/server.json"
pack server
stage agent mitsuke-agent
install -D -m 0644 "$programs/mitsuke-agent.bpf.o" "$out/agent/usr/lib/mitsuke/mitsuke-agent.bpf.o"
pack agent
ls -l "$out"/*.deb | awk '{ printf "%s  %.1f MB\n", $NF, $5 / 1e6 }'
