#!/bin/sh
# Builds a fuzzer of Tests/Fuzz and runs it: Scripts/fuzz.sh TARGET|all SECONDS [libFuzzer options].
# Tests/Fuzz/TARGET holds its Swift sources and Modules.txt, the folders below Sources that it needs, in order of their
# imports. Inputs lie in Tests/Fuzz/Corpus/<target without "Fuzz", in lower case>; new ones go to .build-fuzz.
set -eu
cd "$(dirname "$0")/.."
target=$1
seconds=$2
shift 2
if [ "$target" = all ]; then
    for folder in Tests/Fuzz/*Fuzz; do
        echo "Fuzzing: $(basename "$folder"), $seconds s"
        "$0" "$(basename "$folder")" "$seconds" "$@" >.build-fuzz.log 2>&1 || { tail -n 60 .build-fuzz.log; exit 1; }
        grep -E 'stat::number_of_executed_units' .build-fuzz.log
    done
    exit 0
fi
folder=Tests/Fuzz/$target
corpus=Tests/Fuzz/Corpus/$(echo "${target%Fuzz}" | tr '[:upper:]' '[:lower:]')
# The modules are built once for all targets.
modules=.build-fuzz/modules
build=.build-fuzz/$target
mkdir -p "$modules" "$build/found" "$corpus"

sanitize="-sanitize=fuzzer,address"
flags="-O -wmo -swift-version 6 -parse-as-library -package-name mitsuke $sanitize
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility -I $modules"
for folder_of_c in Sources/Server/C*/; do flags="$flags -I $folder_of_c"; done

# Yams is C inside: both halves are built with the sanitizers, so that the fuzzer sees into them.
build_yams() {
    yams=.build/checkouts/Yams
    [ -d "$yams" ] || swift package resolve >&2
    flags="$flags -I $yams/Sources/CYaml/include"
    libraries="-lYams -lCYaml $libraries"
    [ -f "$modules/libYams.a" ] && return
    for file in "$yams"/Sources/CYaml/src/*.c; do
        clang -O1 -fsanitize=address,fuzzer-no-link -DYAML_DECLARE_STATIC -I "$yams/Sources/CYaml/include" -c "$file" \
            -o "$modules/$(basename "$file" .c).yaml.o"
    done
    ar rcs "$modules/libCYaml.a" "$modules"/*.yaml.o
    # shellcheck disable=SC2086
    swiftc -O -wmo -swift-version 5 -parse-as-library $sanitize -suppress-warnings -DSWIFT_PACKAGE \
        -I "$yams/Sources/CYaml/include" -emit-module \
        -emit-library -static -module-name Yams -emit-module-path "$modules/Yams.swiftmodule" -o "$modules/libYams.a" \
        "$yams"/Sources/Yams/*.swift
}

libraries=
before=
while read -r module; do
    if [ "$module" = Yams ]; then
        build_yams
        continue
    fi
    name=$(basename "$module")
    libraries="-l$name $libraries"
    # What was built against a module that was built anew since, perhaps for another target, is built anew too.
    stale=$(find "Sources/$module" -name '*.swift' -newer "$modules/lib$name.a" 2>&1 | head -n 1)
    for other in $before; do
        if [ "$modules/lib$other.a" -nt "$modules/lib$name.a" ]; then stale=$other; fi
    done
    before="$before $name"
    if [ -n "$stale" ]; then
        # shellcheck disable=SC2086
        find "Sources/$module" -name '*.swift' -print0 | xargs -0 swiftc $flags -emit-module -emit-library -static \
            -module-name "$name" -emit-module-path "$modules/$name.swiftmodule" -o "$modules/lib$name.a"
    fi
    if grep -q '^import CArchive' -r "Sources/$module"; then libraries="$libraries -larchive"; fi
    if grep -q '^import CDeflate' -r "Sources/$module"; then libraries="$libraries -ldeflate"; fi
done <"$folder/Modules.txt"
# shellcheck disable=SC2086
swiftc $flags -module-name "$target" -o "$build/fuzz" "$folder"/*.swift -L "$modules" $libraries

exec "$build/fuzz" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=10 -print_final_stats=1 \
    -artifact_prefix="$build/" "$@" "$build/found" "$corpus"
