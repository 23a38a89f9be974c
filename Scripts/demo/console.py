"""A server's console and API, signed in as its first administrator."""
import http.client, json, re, ssl, urllib.parse


class Console:
    def __init__(self, port):
        self.host = ("127.0.0.1", port)
        self.cookies = {}

    def ask(self, method, path, fields=None):
        """(status, body)"""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
            headers["Origin"] = f"https://127.0.0.1:{self.host[1]}"
        # The server made its certificate this minute, on this machine.
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        connection = http.client.HTTPSConnection(*self.host, context=context, timeout=60)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode(errors="replace")
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        connection.close()
        return answer.status, text

    def sign_in(self, password):
        new = "a demonstration of 2026"
        self.expect(303, *self.ask("POST", "/sign-in", {"next": "", "name": "admin", "password": password}))
        status, form = self.ask("GET", "/password")
        self.expect(200, status, form)
        hidden = re.search(r'type="hidden" name="([^"]+)" value="([^"]+)"', form)
        fields = {"old": password, "new": new, "again": new, hidden[1]: hidden[2]}
        self.expect(303, *self.ask("POST", "/password", fields))

    def lines(self, query):
        status, text = self.ask("GET", "/api/v1/logs?" + urllib.parse.urlencode(query))
        self.expect(200, status, text)
        return json.loads(text)["items"]

    @staticmethod
    def expect(wanted, status, text):
        if status != wanted:
            raise SystemExit(f"The server answered {status}: {text[:300]}")
