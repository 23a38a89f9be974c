#!/usr/bin/env bash
# Runs `swift test` with the arguments given; what failed is said once more at the end, where it is looked for.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
"${SWIFT:-swift}" test "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" != 0 ]; then
    printf '\nWhat failed:\n'
    # An issue and the lines that explain it; errors of the compiler; traces of crashes.
    awk '/✘/ { told = 8 } /error: |Fatal error|\*\*\* / { if (told < 3) told = 3 } told-- > 0 && !/✔|◇/' "$log" | cut -c1-600 | head -200
fi
exit "$status"
