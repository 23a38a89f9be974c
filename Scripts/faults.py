#!/usr/bin/env python3
"""What bad days do to what was sensed: a real server and a real agent, killed, cut off, and with a full disk. Needs root.

usage: faults.py MITSUKE MITSUKE-AGENT [KILLS [SECONDS-AWAY]]
Files are made all the time, each once. In the end: each is at the server once, or a gap that was told covers the time at which it was made.
Ends with 1 when something is lost without a word, or is there twice.
"""
import json, os, pathlib, random, signal, subprocess, sys, tempfile, threading, time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Benchmarks"))
from agent import Agent, away_from_home


class Maker:
    """Makes files, and remembers when."""

    def __init__(self, place):
        # No name comes twice.
        self.start = f"{place}/made-{time.monotonic_ns()}-"
        self.place, self.made, self.stopping = place, {}, threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        number = 0
        while not self.stopping.is_set():
            name = f"{self.start}{number:07}"
            begin = time.time()
            pathlib.Path(name).write_text(str(number))
            self.made[name] = (begin, time.time())
            number += 1
            # Some hundred a second, now and then a storm.
            if random.random() < 0.999:
                time.sleep(0.003)
            if number % 2_000 == 0:
                for old in list(self.made)[-2_000:-200]:
                    if os.path.exists(old):
                        os.unlink(old)

    def stop(self):
        self.stopping.set()
        self.thread.join()


def seconds(text):
    """Of a time like 2026-11-23T20:27:13.3072497Z, since 1970."""
    whole, _, rest = text.rstrip("Z").partition(".")
    base = time.mktime(time.strptime(whole, "%Y-%m-%dT%H:%M:%S")) - time.timezone
    return base + float("0." + (rest or "0"))


def lines(agent, *words):
    run = subprocess.Popen(
        [agent.mitsuke, "search", "--data", f"{agent.work}/data", "--format", "jsonl", "--limit", "10000000", *words],
        stdout=subprocess.PIPE, text=True)
    for line in run.stdout:
        yield json.loads(line)
    run.wait()


def judge(name, agent, maker):
    """Waits until the last file has arrived, and looks at each."""
    maker.stop()
    last = f"{maker.place}/last-{name}-{time.monotonic_ns()}"
    end = time.monotonic() + 300
    while time.monotonic() < end:
        pathlib.Path(f"{last}-{time.monotonic_ns()}").write_text("")
        if any(True for _ in lines(agent, "--text", os.path.basename(last))):
            break
        time.sleep(1)
    else:
        print(f"FAILED {name}: what was made in the end did not arrive within five minutes")
        return False
    # What was made before it is there before it, alerts apart; what was sent again is on its way yet.
    time.sleep(3)
    seen, twice, identities = {}, 0, set()
    for one in lines(agent, "--log", "file-operation", "--path", maker.start):
        if one["event.id"] in identities:
            twice += 1
        identities.add(one["event.id"])
        if one["event.action"] == "create":
            seen[one["file.path"]] = seen.get(one["file.path"], 0) + 1
    gaps = []
    for one in lines(agent, "--log", "health"):
        if one["event.action"] == "gap" and "mitsuke.gap.since" in one:
            gaps.append((seconds(one["mitsuke.gap.since"]), seconds(one["@timestamp"])))
    missing = [path for path in maker.made if path not in seen]
    unsaid = [path for path in missing if not any(since <= maker.made[path][1] and maker.made[path][0] <= until for since, until in gaps)]
    twice += sum(1 for count in seen.values() if count > 1)
    good = not unsaid and not twice
    print(
        f"{'passed' if good else 'FAILED'} {name}: {len(maker.made)} files made, {len(seen)} at the server, {len(missing)} missed within {len(gaps)} gaps "
        f"that were told, {len(unsaid)} missed without a word, {twice} twice", flush=True)
    if os.environ.get("SHOW_GAPS"):
        for since, until in gaps:
            print(f"       gap {since:.2f} to {until:.2f}")
        print(f"       missing {missing[:3]} … {missing[-3:]}; made {min(maker.made.values())} … {max(maker.made.values())}")
    for path in unsaid[:5]:
        print(f"       {os.path.basename(path)} at {maker.made[path]}")
    return good


def killed(agent, place, times):
    maker = Maker(place)
    for number in range(times):
        time.sleep(random.uniform(0.05, 2.5))
        for process in (agent.sense, agent.uplink):
            process.kill()
            process.wait()
        agent.launch()
    return judge(f"killed {times} times", agent, maker)


def away(agent, place, long):
    maker = Maker(place)
    time.sleep(1)
    agent.server.send_signal(signal.SIGSTOP)
    time.sleep(long)
    agent.server.send_signal(signal.SIGCONT)
    return judge(f"server away for {long} s", agent, maker)


def full(agent, place, disk, whose):
    """The disk of the server, or of the host, is full for a while."""
    maker = Maker(place)
    time.sleep(1)
    filler = f"{disk}/filler"
    with open(filler, "wb") as file:
        try:
            while True:
                file.write(bytes(1 << 20))
                file.flush()
        except OSError:
            pass
    time.sleep(20)
    os.unlink(filler)
    return judge(f"the {whose}'s disk full for 20 s", agent, maker)


def main():
    mitsuke, program = (os.path.abspath(one) for one in sys.argv[1:3])
    times = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    long = int(sys.argv[4]) if len(sys.argv) > 4 else 30
    if os.geteuid() != 0:
        print("faults.py: needs root, skipped")
        return
    mounts, good = [], True

    def filesystem(size):
        folder = tempfile.mkdtemp(prefix="mitsuke-faults-")
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "mitsuke-faults", folder], check=True)
        mounts.append(folder)
        return folder

    agent = None
    try:
        place, disk = filesystem("512m"), filesystem("512m")
        os.mkdir(f"{disk}/data", 0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=512m,mode=700", "mitsuke-faults", f"{disk}/data"], check=True)
        agent = Agent(mitsuke, program, disk, place, place)
        for name, scene in [
            ("kills", lambda: killed(agent, place, times)), ("away", lambda: away(agent, place, long)), ("full", lambda: full(agent, place, f"{disk}/data", "server")), ("host full", lambda: full(agent, place, disk, "host")),
        ]:
            if os.environ.get("ONLY", name) != name:
                continue
            agent.start()
            good &= scene()
            if os.environ.get("SHOW_GAPS"):
                subprocess.run(f"ls -la {disk}/agent/spool; tail -5 {disk}/agent.err", shell=True)
                for one in lines(agent, "--log", "health"):
                    print("      ", one["@timestamp"], one["event.action"], one.get("message", "")[:150])
            agent.stop()
            for old in os.listdir(place):
                os.unlink(f"{place}/{old}")
    finally:
        if agent:
            agent.end()
        for folder in mounts:
            subprocess.run(["umount", "-l", f"{folder}/data"], stderr=subprocess.DEVNULL)
            subprocess.run(["umount", "-l", folder])
            os.rmdir(folder)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    told = away_from_home()
    try:
        main()
        status = 0
    except SystemExit as ending:
        status = ending.code if isinstance(ending.code, int) else 2
        if ending.code and not isinstance(ending.code, int):
            print(ending.code, file=sys.stderr)
    except BaseException:
        import traceback
        traceback.print_exc()
        status = 2
    sys.stdout.flush()
    os.write(told, bytes([status]))
