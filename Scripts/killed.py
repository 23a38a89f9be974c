#!/usr/bin/env python3
"""Kills `mitsuke import` at random moments and looks whether every acknowledged record is there, and none twice.

usage: killed.py MITSUKE BENCH-STORE [KILLS]
A file whose import was killed is imported again, as somebody would; it is acknowledged when an import of it ended well. The
store is read whole after every tenth kill and at the end. Exits with 1 when a record is lost or there twice.
"""
import json, os, random, signal, subprocess, sys, tempfile

EACH, FILES = 1_000, 40


def numbers(mitsuke, data):
    """The record numbers of all lines in the store, as often as they are there."""
    search = subprocess.run(
        [mitsuke, "search", "--data", data, "--limit", "1000000", "--format", "jsonl"], capture_output=True, text=True)
    if search.returncode != 0:
        sys.exit(f"the store does not open: {search.stderr}")
    return [json.loads(line)["winlog.record_id"] for line in search.stdout.splitlines()]


def main():
    mitsuke, maker = sys.argv[1:3]
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    with tempfile.TemporaryDirectory() as work:
        data, records = work + "/data", work + "/records"
        os.mkdir(records)
        subprocess.run([maker, "records", records, str(EACH), str(FILES), "0"], check=True, stdout=subprocess.DEVNULL)
        files = sorted(os.path.join(records, name) for name in os.listdir(records))
        # What each file holds is what a store of its own holds after an import that nobody disturbed.
        whole = work + "/whole"
        subprocess.run([mitsuke, "import", "--data", whole, records], check=True, capture_output=True)
        expected = numbers(mitsuke, whole)
        killed = acknowledged = 0
        longest = 1.0

        def check():
            found = numbers(mitsuke, data)
            lost = {n for n in expected if int(n) <= acknowledged * EACH} - set(found)
            twice = len(found) - len(set(found))
            print(f"{killed} kills, {acknowledged} files acknowledged, {len(found)} lines: {len(lost)} lost, {twice} twice", flush=True)
            if lost or twice:
                sys.exit(1)

        while killed < kills:
            run = subprocess.Popen(
                [mitsuke, "import", "--data", data, files[acknowledged % FILES]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                run.wait(random.uniform(0, longest))
                if run.returncode != 0:
                    sys.exit(f"an import that nobody killed ended with {run.returncode}")
                acknowledged += 1
                # Most moments have to fall within an import.
                longest = max(0.05, longest * 0.8)
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                if run.wait() == -signal.SIGKILL:
                    killed += 1
                    longest *= 1.03
                    if killed % 10 == 0:
                        check()
        subprocess.run([mitsuke, "import", "--data", data, records], check=True, capture_output=True)
        same = sorted(numbers(mitsuke, data)) == sorted(expected)
        print(f"all imported once more: {'the same lines as without a kill' if same else 'OTHER LINES'}")
        sys.exit(0 if same else 1)


main()
