#!/usr/bin/env bash
# Side by side: mitsuke and the PyPI package evtx (a Rust reader, dumping to JSON on one thread) over one large EVTX file.
# The file is made of the recordings in MITSUKE_SAMPLES (or ../shared/samples) by ../shared/tools/mkbig.py, or given: bench.sh FILE
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:-}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
samples=${MITSUKE_SAMPLES:-../shared/samples}
if [ -z "$file" ]; then
    if [ ! -f "$samples/../tools/mkbig.py" ]; then
        echo "No recordings: set MITSUKE_SAMPLES, or name a large .evtx file." >&2
        exit 1
    fi
    file=$work/big.evtx
    python3 "$samples/../tools/mkbig.py" "$samples" "${BENCH_REPEATS:-20}" "$file"
fi
python=python3
if ! python3 -c 'import evtx' 2>/dev/null; then
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet evtx
    python=$work/venv/bin/python
fi
exec "$python" Benchmarks/side_by_side.py .build/release/mitsuke "$file"
