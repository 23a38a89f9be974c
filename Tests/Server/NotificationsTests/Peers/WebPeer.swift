extension PythonPeer {
    /// A receiver of webhooks. Options: `script`, what it answers to one request after the other: a status, `redirect`,
    /// `cut`, `silent` or `big`; 200 for those after.
    static let webServer = #"""
        import base64, json, ssl, sys, time
        from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

        options = json.loads(sys.argv[1])
        script = list(options.get("script", []))

        class Receiver(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                print(json.dumps({"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()},
                                  "body": base64.b64encode(body).decode()}))
                answer = script.pop(0) if script else 200
                if answer == "cut":
                    self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
                    self.close_connection = True
                    return
                if answer == "silent":
                    self.close_connection = True
                    return
                status = 302 if answer == "redirect" else 200 if answer == "big" else answer
                text = b"x" * 5_000_000 if answer == "big" else b"answer \x1b[31m secret-of-the-address"
                self.send_response(status)
                if answer == "redirect": self.send_header("Location", "/elsewhere")
                if status == 429: self.send_header("Retry-After", "120")
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *rest): pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
        if options.get("tls"):
            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(options["cert"], options["key"])
            server.socket = context.wrap_socket(server.socket, server_side=True)
        print(server.server_address[1])
        server.serve_forever()
        """#
}
