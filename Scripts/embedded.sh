#!/usr/bin/env bash
# Compiles Core as Embedded Swift, with a small program over it, and runs that program.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-.build-embedded}
target=x86_64-unknown-linux-gnu
mkdir -p "$out"
libraries=$(dirname "$(readlink -f "$(command -v swiftc)")")/../lib/swift/embedded/$target
flags=(-target "$target" -swift-version 6 -enable-experimental-feature Embedded -wmo -Osize -parse-as-library
    -package-name mitsuke -warnings-as-errors -I "$out"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility)
objects=()
for module in Events WindowsLog Processes Sensing Spooling Response Detection Watches; do
    mapfile -t sources < <(find "Sources/Core/$module" -name '*.swift' | sort)
    swiftc "${flags[@]}" -module-name "$module" -emit-module -emit-module-path "$out/$module.swiftmodule" \
        -c "${sources[@]}" -o "$out/$module.o"
    objects+=("$out/$module.o")
done
swiftc "${flags[@]}" -module-name EmbeddedCore -c Tests/Embedded/EmbeddedCore.swift -o "$out/main.o"
clang -o "$out/embedded-core" "$out/main.o" "${objects[@]}" -Wl,--gc-sections "$libraries/libswiftUnicodeDataTables.a" -lm
"$out/embedded-core"
