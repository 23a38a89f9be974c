#!/usr/bin/env python3
"""Times the pages of a real server over a data folder while 2,000 records a second come in, and prints medians and p95.

usage: console.py MITSUKE BENCH-STORE DATA-FOLDER [ROUNDS]
The folder is made by `bench-store EVENTS keep FOLDER`. One connection over TLS, signed in; the records come in by `mitsuke import`
through the server, a file of 2,000 each second. Memory is the largest resident set of the server. Exits with 1 when a goal is missed.
"""
import http.client, os, re, signal, ssl, statistics, subprocess, sys, tempfile, threading, time, urllib.parse

RATE = 2_000


class Browser:
    def __init__(self, port):
        self.host = ("127.0.0.1", port)
        self.cookies = {}
        self.connection = None

    def ask(self, method, path, fields=None):
        """(status, location, body); milliseconds are left in self.took."""
        headers = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), "Accept-Language": "ja"}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"https://127.0.0.1:{self.host[1]}"
        if self.connection is None:
            context = ssl.create_default_context()
            context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
            self.connection = http.client.HTTPSConnection(*self.host, context=context, timeout=120)
            self.connection.connect()
        begin = time.monotonic()
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode(errors="replace")
        self.took = (time.monotonic() - begin) * 1_000
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return answer.status, answer.getheader("location"), text

    def page(self, path):
        status, _, text = self.ask("GET", path)
        if status != 200:
            sys.exit(f"{path}: {status}")
        return text

    def sign_in(self, password):
        new = "benchmark of pages 2026"
        assert self.ask("POST", "/sign-in", {"next": "", "name": "admin", "password": password})[0] == 303
        form = self.page("/password")
        token = re.search(r'name="token" value="([^"]+)"', form) or re.search(r'type="hidden" name="([^"]+)" value="([^"]+)"', form)
        fields = {"old": password, "new": new, "again": new}
        if token.re.groups == 2:
            fields[token[1]] = token[2]
        else:
            fields["token"] = token[1]
        assert self.ask("POST", "/password", fields)[0] == 303


class Stream(threading.Thread):
    """2,000 records a second, until it is ended."""

    def __init__(self, mitsuke, maker, folder, start):
        super().__init__(daemon=True)
        self.mitsuke, self.folder, self.ended, self.sent, self.slowest = mitsuke, folder, False, 0, 0.0
        self.work = tempfile.mkdtemp()
        subprocess.run([maker, "records", self.work, str(RATE), "120", str(start)], check=True, stdout=subprocess.DEVNULL)

    def run(self):
        names = sorted(os.listdir(self.work))
        begin = time.monotonic()
        for number, name in enumerate(names):
            if self.ended:
                break
            wait = begin + number - time.monotonic()
            if wait > 0:
                time.sleep(wait)
            subprocess.run(
                [self.mitsuke, "import", "--data", self.folder, os.path.join(self.work, name)], check=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self.sent += RATE
            self.slowest = max(self.slowest, time.monotonic() - begin - number)


def main():
    mitsuke, maker, folder = sys.argv[1:4]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 20
    with open(os.path.join(folder, "last")) as file:
        records, last, host, process = file.read().split("\n")[:4]
    server = subprocess.Popen(
        [mitsuke, "serve", "--data", folder, "--listen", "127.0.0.1:0", "--lang", "en"], stdout=subprocess.PIPE, text=True)
    try:
        password = port = None
        for line in server.stdout:
            port = port or next(iter(re.findall(r"https://127\.0\.0\.1:(\d+)", line)), None)
            password = password or next(iter(re.findall(r"password ([a-z0-9-]+)$", line.strip())), None)
            if port and password:
                break
        threading.Thread(target=server.stdout.read, daemon=True).start()
        browser = Browser(int(port))
        browser.sign_in(password)
        stream = Stream(mitsuke, maker, folder, int(records))
        stream.start()
        quoted = urllib.parse.quote
        end = last[:19] + "Z"
        begin = last[:11] + "%02d" % max(0, int(last[11:13]) - 1) + last[13:19] + "Z"
        cases = [
            ("newest 100 of a host and hour", f"/api/v1/logs?limit=100&host={host}&since={quoted(begin)}&until={quoted(end)}", 20),
            ("a process's chain", f"/api/v1/processes/{host}/{process}", 20),
            ("substring over a day", f"/api/v1/logs?limit=100&text={quoted('見積_777 ')}&since={last[:10]}T00:00:00Z", 300),
            ("substring over everything", "/api/v1/logs?limit=100&text=nowhere-at-all", 3_000),
        ]
        pages = [
            "/", "/alerts", "/logs", "/logs?log=registry", f"/logs?host={host}", "/hosts", f"/hosts/{host}",
            "/groups", "/policies", "/policies/watch/registry", "/policies/history", "/exceptions", "/notifications", "/people",
            "/audit", "/imports", "/settings", "/account", f"/process?host={host}&key={process}",
        ]
        first = re.search(r'href="(/alerts/\d+)"', browser.page("/alerts"))
        if first:
            pages += [first[1], first[1] + "/normal"]
        cases += [("page " + path, path, 200) for path in pages]
        time.sleep(2)
        print(f"{'':44}{'median ms':>10}{'p95 ms':>10}   goal")
        missed = False
        for name, path, goal in cases:
            times = []
            for _ in range(rounds if goal < 3_000 else 5):
                browser.page(path)
                times.append(browser.took)
            p95 = sorted(times)[max(0, int(len(times) * 0.95) - 1)]
            fails = p95 > goal
            missed |= fails
            print(f"{name[:43]:44}{statistics.median(times):10.1f}{p95:10.1f}   ≤ {goal}: {'MISSED' if fails else 'met'}", flush=True)
        stream.ended = True
        stream.join()
        with open(f"/proc/{server.pid}/status") as file:
            peak = int(re.search(r"VmHWM:\s+(\d+)", file.read())[1]) / 1024
        fails = peak > 400
        missed |= fails
        print(f"records that came in meanwhile: {stream.sent}, at most {stream.slowest:.1f} s behind")
        print(f"memory of the server: {peak:.0f} MiB   ≤ 400: {'MISSED' if fails else 'met'}")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)
    sys.exit(1 if missed else 0)


main()
