#!/usr/bin/env python3
"""The whole agent (sense, judge, spool; uplink beside it) and a real server, beside fatrace in the same run. Needs root.

usage: agent.py MITSUKE MITSUKE-AGENT [FILES [ROUNDS]]
A tree of files is unpacked, packed, renamed and deleted in filesystems of its own: unwatched, under the agent, under fatrace, in turns. It is
judged on ext4; on tmpfs, where the work itself is next to nothing, it is told. The server would be another machine's: it stands still meanwhile.
Then: what arrived at the server, how long from an act to its alert, memory and idle CPU. Exits with 1 when a goal is missed.
"""
import json, os, pathlib, random, re, signal, statistics, subprocess, sys, tempfile, threading, time, urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Scripts/demo"))
from console import Console

TICK = os.sysconf("SC_CLK_TCK")


def cpu(process):
    """Seconds of CPU that a process has taken, its threads and ended children among them."""
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return sum(int(one) for one in fields[11:15]) / TICK


def memory(process, key):
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(key + r":\s+(\d+)", file.read())[1]) / 1024


def proportional(process):
    with open(f"/proc/{process.pid}/smaps_rollup") as file:
        return int(re.search(r"Pss:\s+(\d+)", file.read())[1]) / 1024


class Agent:
    def __init__(self, mitsuke, agent, work, place, light):
        self.mitsuke, self.agent, self.work = mitsuke, agent, work
        self.server = subprocess.Popen(
            [mitsuke, "serve", "--data", f"{work}/data", "--listen", "127.0.0.1:0", "--agents", "127.0.0.1:0", "--lang", "en"],
            stdout=subprocess.PIPE, stderr=open(f"{work}/server.err", "w"), text=True)
        port = password = agents = None
        for line in self.server.stdout:
            port = port or next(iter(re.findall(r"https://127\.0\.0\.1:(\d+)/", line)), None)
            password = password or next(iter(re.findall(r"password ([a-z0-9-]+)$", line.strip())), None)
            agents = agents or next(iter(re.findall(r"gents connect to port (\d+)", line)), None)
            if port and password and agents:
                break
        threading.Thread(target=self.server.stdout.read, daemon=True).start()
        self.console = Console(int(port))
        self.console.sign_in(password)
        said = subprocess.run(
            [mitsuke, "agent", "token", "--data", f"{work}/data", "--server", f"127.0.0.1:{agents}"], capture_output=True, text=True)
        string = re.search(r"mitsuke1:\S+", said.stdout)[0]
        self.folder = f"{work}/agent"
        subprocess.run([agent, "enrol", "--folder", self.folder, "-"], input=string + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
        self.place, self.light = place, light
        self.sense = self.uplink = None
        self.peak = 0

    def share(self):
        """Megabytes of both processes; what they share counts once."""
        return sum(proportional(process) for process in (self.sense, self.uplink))

    def launch(self):
        quiet = dict(stdout=subprocess.DEVNULL, stderr=open(f"{self.work}/agent.err", "a"))
        self.sense = subprocess.Popen([self.agent, "sense", "--folder", self.folder, "--filesystems", self.place, self.light], **quiet)
        self.uplink = subprocess.Popen([self.agent, "uplink", "--folder", self.folder], **quiet)

    def start(self):
        """Returns once it senses."""
        self.launch()
        for attempt in range(400):
            name = f"{self.place}/begin-{time.monotonic_ns()}"
            pathlib.Path(name).write_text("")
            if self.console.lines({"text": f"{self.place}/begin-"}):
                return
            time.sleep(0.1)
        sys.exit("agent.py: the agent's first line did not arrive")

    def watched(self, work):
        """Does the work while the server stands still."""
        self.server.send_signal(signal.SIGSTOP)
        try:
            return work()
        finally:
            self.server.send_signal(signal.SIGCONT)

    def settle(self):
        """Until the sensing part has nothing more to do."""
        last, since = cpu(self.sense), time.monotonic()
        while time.monotonic() - since < 2:
            time.sleep(0.25)
            self.peak = max(self.peak, self.share())
            now = cpu(self.sense)
            if now - last > 0.02:
                last, since = now, time.monotonic()

    def stop(self):
        for process in (self.sense, self.uplink):
            if process:
                process.terminate()
                process.wait(30)
        self.sense = self.uplink = None

    def end(self):
        self.stop()
        self.server.terminate()
        self.server.wait(60)


def tree(place, archive, files):
    """The work: unpack, read and pack, rename a tenth, delete. Seconds that it took."""
    begin = time.monotonic()
    subprocess.run(["tar", "xf", archive], cwd=place, check=True)
    subprocess.run("tar cf again.tar tree && rm again.tar", shell=True, cwd=place, check=True)
    subprocess.run(
        [sys.executable, "-c", f"import os\nfor i in range(0, {files}, 10): os.rename(f'tree/{{i % 100}}/{{i}}', f'tree/{{i % 100}}/renamed-{{i}}')"],
        cwd=place, check=True)
    subprocess.run(["rm", "-r", "tree"], cwd=place, check=True)
    return time.monotonic() - begin


def traced(place, archive, files, output):
    """The work under fatrace: its seconds, fatrace's CPU, its lines."""
    if os.path.exists(output):
        os.unlink(output)
    tracer = subprocess.Popen(["fatrace", "-c", "-o", output], cwd=place, stderr=subprocess.DEVNULL)
    time.sleep(1)
    before = cpu(tracer)
    seconds = tree(place, archive, files)
    time.sleep(2)
    spent = cpu(tracer) - before
    tracer.send_signal(signal.SIGINT)
    tracer.wait(10)
    count = sum(1 for _ in open(output, "rb"))
    return seconds, spent, count


def found(agent, place, since):
    """What the server has of the work: names by action."""
    run = subprocess.Popen(
        [agent.mitsuke, "search", "--data", f"{agent.work}/data", "--log", "file-operation", "--path", f"{place}/tree/", "--format", "jsonl",
         "--limit", "10000000", "--since", since], stdout=subprocess.PIPE, text=True)
    names = {"create": [], "delete": [], "rename": []}
    for line in run.stdout:
        one = json.loads(line)
        if one["event.action"] in names and re.search(r"/tree/\d+/(renamed-)?\d+$", one["file.path"]):
            names[one["event.action"]].append(one["file.path"])
    run.wait()
    return names


def main():
    mitsuke, program = (os.path.abspath(one) for one in sys.argv[1:3])
    files = int(sys.argv[3]) if len(sys.argv) > 3 else 50_000
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 3
    if os.geteuid() != 0:
        print("agent.py: needs root, skipped")
        return
    work = tempfile.mkdtemp(prefix="mitsuke-bench-")
    place = tempfile.mkdtemp(prefix="mitsuke-bench-", dir="/srv")
    light = tempfile.mkdtemp(prefix="mitsuke-bench-", dir="/srv")
    image = f"{work}/filesystem"
    with open(image, "wb") as file:
        file.truncate(3 << 30)
    subprocess.run(["mkfs.ext4", "-q", "-N", "200000", image], check=True)
    subprocess.run(["mount", "-o", "loop", image, place], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2g", "mitsuke-bench", light], check=True)
    agent, failed = None, False

    def judge(name, value, goal, text):
        nonlocal failed
        met = value <= goal
        failed |= not met
        print(f"{'met   ' if met else 'MISSED'} {name}: {text}", flush=True)

    try:
        for number in range(100):
            os.makedirs(f"{work}/tree/{number}")
        for number in range(files):
            pathlib.Path(f"{work}/tree/{number % 100}/{number}").write_text("x" * 100)
        subprocess.run(["tar", "cf", f"{work}/tree.tar", "tree"], cwd=work, check=True)
        agent = Agent(mitsuke, program, work, place, light)
        archive = f"{work}/tree.tar"
        tree(place, archive, files)
        bare, ours, theirs, our_cpu, their_cpu, lines = [], [], [], [], [], []
        light_bare, light_ours, light_theirs = [], [], []
        complete = True
        for number in range(rounds):
            bare.append(tree(place, archive, files))
            light_bare.append(tree(light, archive, files))
            since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
            agent.start()
            agent.settle()
            before = cpu(agent.sense)
            ours.append(agent.watched(lambda: tree(place, archive, files)))
            agent.settle()
            our_cpu.append(cpu(agent.sense) - before)
            light_ours.append(agent.watched(lambda: tree(light, archive, files)))
            agent.settle()
            wanted = {"create": files, "delete": files, "rename": (files + 9) // 10}
            end = time.monotonic() + 300
            while True:
                names = found(agent, place, since)
                counts = {action: len(set(names[action])) for action in wanted}
                if counts == wanted or time.monotonic() > end:
                    break
                time.sleep(2)
            twice = {action: len(names[action]) - counts[action] for action in wanted}
            print(f"round {number + 1}: at the server {counts}, wanted {wanted}, twice {twice}", flush=True)
            complete &= counts == wanted
            if number == rounds - 1:
                latency(agent, place, judge)
                idle(agent, judge)
            agent.stop()
            if subprocess.run(["which", "fatrace"], stdout=subprocess.DEVNULL).returncode == 0:
                seconds, spent, count = traced(place, archive, files, f"{work}/fatrace")
                theirs.append(seconds)
                their_cpu.append(spent)
                lines.append(count)
                light_theirs.append(traced(light, archive, files, f"{work}/fatrace")[0])
        acts = 2 * files + files // 10
        judge("every create, delete and rename arrived", 0 if complete else 1, 0, "yes" if complete else "no")
        slower = statistics.median(ours) / statistics.median(bare) - 1
        judge("the work is slower", slower, 0.15, f"{slower:+.1%} ({statistics.median(bare):.2f} s bare, {statistics.median(ours):.2f} s watched; goal 15 %)")
        share = statistics.median(light_ours) / statistics.median(light_bare) - 1
        other = f", under fatrace {statistics.median(light_theirs) / statistics.median(light_bare) - 1:+.1%}" if light_theirs else ""
        print(f"       on tmpfs: {share:+.1%} ({statistics.median(light_bare):.2f} s bare){other}", flush=True)
        if theirs:
            ratio = statistics.median(our_cpu) / statistics.median(their_cpu)
            judge("CPU of sense beside fatrace", ratio, 1.0,
                  f"{ratio:.2f} ({statistics.median(our_cpu):.2f} s and {statistics.median(their_cpu):.2f} s for {acts} creations, deletions and renames; "
                  f"fatrace {statistics.median(theirs) / statistics.median(bare) - 1:+.1%} slower, {lines[-1]} lines; goal 1)")
        judge("memory of both processes", agent.peak, 64, f"{agent.peak:.0f} MiB at most, what they share counted once (goal 64)")
    finally:
        if agent:
            agent.end()
        for one in (place, light):
            subprocess.run(["umount", "-l", one])
            os.rmdir(one)
        subprocess.run(["rm", "-rf", work])
    sys.exit(1 if failed else 0)


def latency(agent, place, judge):
    """From an act to its alert: a password-protected archive, seen over the API."""
    taken = []
    for number in range(40):
        name = f"{place}/secret-{number}-{random.randrange(10**9)}"
        pathlib.Path(name).write_text("secret")
        begin = time.monotonic()
        subprocess.run(["zip", "-q", "-P", "himitsu", name + ".zip", name], check=True)
        while not agent.console.lines({"text": os.path.basename(name) + ".zip", "findings": "true", "limit": "1"}):
            if time.monotonic() - begin > 30:
                break
            time.sleep(0.02)
        taken.append(time.monotonic() - begin)
        time.sleep(random.random())
    taken.sort()
    worst = taken[int(len(taken) * 0.95)]
    judge("from the act to the alert", worst, 2, f"p95 {worst:.2f} s, median {statistics.median(taken):.2f} s over {len(taken)} (goal 2 s)")


def idle(agent, judge):
    agent.settle()
    time.sleep(5)
    before, begin = cpu(agent.sense) + cpu(agent.uplink), time.monotonic()
    time.sleep(60)
    share = (cpu(agent.sense) + cpu(agent.uplink) - before) / (time.monotonic() - begin)
    now = memory(agent.sense, "VmRSS") + memory(agent.uplink, "VmRSS")
    judge("idle CPU", share, 0.005, f"{share:.2%} of a core over a minute; {now:.0f} MiB resident (goal 0.5 %)")


def away_from_home():
    """Goes on in a process whose parents are as few as a daemon's: each line names them all, with command lines, and what this was started
    by, a build of many thousand letters perhaps, is no ordinary host's. Returns in that process alone."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        if os.fork() != 0:
            os._exit(0)
        os.close(reading)
        return writing
    os.close(writing)
    os.wait()
    status = os.read(reading, 1)
    os._exit(status[0] if status else 2)


if __name__ == "__main__":
    told = away_from_home()
    try:
        main()
        status = 0
    except SystemExit as ending:
        status = ending.code if isinstance(ending.code, int) else 2
        if not isinstance(ending.code, int) and ending.code is not None:
            print(ending.code, file=sys.stderr)
    except BaseException:
        import traceback
        traceback.print_exc()
        status = 2
    sys.stdout.flush()
    os.write(told, bytes([status]))
