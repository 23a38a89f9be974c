#!/usr/bin/env bash
# Compiles the agent's BPF programs with Swift's own clang: Scripts/bpf.sh [OUT], by default .build/mitsuke-agent.bpf.o.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${1:-.build/mitsuke-agent.bpf.o}
clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
[ -x "$clang" ] || clang=clang
mkdir -p "$(dirname "$out")"
# Debug information only for BTF, in which libbpf looks up the kernel's structures; no paths of this machine.
"$clang" -target bpf -O2 -g -Wall -Werror "-ffile-prefix-map=$PWD=." "-I/usr/include/$(uname -m)-linux-gnu" \
    -c Sources/Agent/BPF/mitsuke-agent.bpf.c -o "$out.new"
mv "$out.new" "$out"
