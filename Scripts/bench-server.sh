#!/usr/bin/env bash
# The server: intake beside a bare loop over SQLite, the console's queries, and its pages while records come in.
# BENCH_EVENTS says how many records (300,000; the goals speak of 5 and 10 million), TMPDIR where they go: 1.5 KB each.
set -uo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
TMPDIR=$work .build/release/bench-store "${BENCH_EVENTS:-300000}" keep "$work/data" || failed=1
python3 Benchmarks/console.py .build/release/mitsuke .build/release/bench-store "$work/data" "${BENCH_ROUNDS:-20}" || failed=1
exit $failed
