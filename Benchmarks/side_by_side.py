#!/usr/bin/env python3
"""Times mitsuke beside the PyPI package evtx over one EVTX file, in turn, and prints medians and ratios.

usage: side_by_side.py MITSUKE FILE.evtx [ROUNDS]
CPU seconds are user and system time of the whole process; memory is its largest resident set. Ratios are taken round by
round, so that a machine whose speed drifts does not matter. Exits with 1 when a goal is missed.
"""
import os, statistics, subprocess, sys, time

PEER = (
    "import sys\n"
    "from evtx import PyEvtxParser\n"
    "for record in PyEvtxParser(sys.argv[1], number_of_threads=1).records_json(): pass\n"
)


def timed(command):
    """Runs a command with its output thrown away: (CPU seconds, wall seconds, peak MiB)."""
    begin = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 2):
        sys.exit(f"{command[0]} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, time.monotonic() - begin, usage.ru_maxrss / 1024


def main():
    mitsuke, file = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    cases = {
        "evtx (Rust) to JSON": [sys.executable, "-c", PEER, file],
        "analyze --jobs 1": [mitsuke, "analyze", "--format", "jsonl", "--jobs", "1", file],
        "analyze --jobs 2": [mitsuke, "analyze", "--format", "jsonl", "--jobs", "2", file],
        "events --jobs 1": [mitsuke, "events", "--format", "jsonl", "--jobs", "1", file],
    }
    goals = {"analyze --jobs 1": (0, 0.25), "analyze --jobs 2": (1, 0.15), "events --jobs 1": (0, 0.5)}
    results = {name: [] for name in cases}
    for turn in range(rounds + 1):
        for name, command in cases.items():
            result = timed(command)
            if turn:  # the first round warms the cache
                results[name].append(result)
    peer = results["evtx (Rust) to JSON"]
    print(f"{os.path.getsize(file) / 1e6:.0f} MB, {rounds} rounds, medians\n")
    print(f"{'':22}{'CPU s':>8}{'ratio':>8}{'wall s':>8}{'ratio':>8}{'MiB':>8}   goal")
    missed = False
    for name, rows in results.items():
        median = [statistics.median(row[i] for row in rows) for i in range(3)]
        ratio = [statistics.median(row[i] / other[i] for row, other in zip(rows, peer)) for i in range(2)]
        note = ""
        if name in goals:
            what, limit = goals[name]
            fails = ratio[what] > limit or (name.startswith("analyze") and median[2] > 64)
            missed |= fails
            note = f"{('CPU', 'wall')[what]} ratio ≤ {limit}" + (", ≤ 64 MiB" if name.startswith("analyze") else "")
            note += ": MISSED" if fails else ": met"
        print(f"{name:22}{median[0]:8.2f}{ratio[0]:8.3f}{median[1]:8.2f}{ratio[1]:8.3f}{median[2]:8.1f}   {note}")
    sys.exit(1 if missed else 0)


main()
