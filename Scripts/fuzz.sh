#!/bin/sh
# Builds a fuzzer of Tests/Fuzz and runs it: Scripts/fuzz.sh TARGET SECONDS [libFuzzer options].
# Tests/Fuzz/TARGET holds its Swift sources and Modules.txt, the folders below Sources that it needs, in order of their
# imports. Inputs lie in Tests/Fuzz/Corpus/<target without "Fuzz", in lower case>; new ones go to .build-fuzz.
set -eu
cd "$(dirname "$0")/.."
target=$1
seconds=$2
shift 2
folder=Tests/Fuzz/$target
corpus=Tests/Fuzz/Corpus/$(echo "${target%Fuzz}" | tr '[:upper:]' '[:lower:]')
build=.build-fuzz/$target
mkdir -p "$build/found" "$corpus"

flags="-O -wmo -swift-version 6 -parse-as-library -package-name mitsuke -sanitize=fuzzer,address
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility -I $build"
for folder_of_c in Sources/Server/C*/; do flags="$flags -I $folder_of_c"; done
libraries=
while read -r module; do
    name=$(basename "$module")
    libraries="-l$name $libraries"
    if [ -n "$(find "Sources/$module" -name '*.swift' -newer "$build/lib$name.a" 2>&1 | head -n 1)" ]; then
        # shellcheck disable=SC2086
        find "Sources/$module" -name '*.swift' -print0 | xargs -0 swiftc $flags -emit-module -emit-library -static \
            -module-name "$name" -emit-module-path "$build/$name.swiftmodule" -o "$build/lib$name.a"
    fi
    if grep -q '^import CArchive' -r "Sources/$module"; then libraries="$libraries -larchive"; fi
    if grep -q '^import CDeflate' -r "Sources/$module"; then libraries="$libraries -ldeflate"; fi
done <"$folder/Modules.txt"
# shellcheck disable=SC2086
swiftc $flags -module-name "$target" -o "$build/fuzz" "$folder"/*.swift -L "$build" $libraries

exec "$build/fuzz" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 \
    -artifact_prefix="$build/" "$@" "$build/found" "$corpus"
