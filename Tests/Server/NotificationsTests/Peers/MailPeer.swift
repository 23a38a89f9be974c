extension PythonPeer {
    /// A mail server by aiosmtpd. Options: `security` (none, starttls, tls), `password`, `refuse` (so many messages are
    /// refused for now), `cut` (so many connections end within the message).
    static let mailServer = #"""
        import asyncio, base64, json, ssl, sys
        from aiosmtpd.smtp import SMTP, AuthResult

        options = json.loads(sys.argv[1])
        security = options.get("security", "none")
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(options["cert"], options["key"])
        refuse, cut = options.get("refuse", 0), options.get("cut", 0)

        class Receiver:
            async def handle_DATA(self, server, session, envelope):
                global refuse, cut
                if refuse > 0:
                    refuse -= 1
                    return "451 4.3.2 busy, try <later>"
                if cut > 0:
                    cut -= 1
                    server.transport.abort()
                    return "250 never said"
                print(json.dumps({
                    "from": envelope.mail_from, "to": envelope.rcpt_tos, "tls": session.ssl is not None,
                    "user": (session.auth_data or b"").decode() if session.authenticated else "",
                    "data": base64.b64encode(envelope.original_content).decode()}))
                return "250 2.0.0 taken"

        def authenticate(server, session, envelope, mechanism, data):
            good = data.login == b"mitsuke" and data.password == options["password"].encode()
            return AuthResult(success=good, handled=False, auth_data=data.login)

        def make():
            extra = {}
            if "password" in options:
                extra = {"authenticator": authenticate, "auth_required": True, "auth_require_tls": security == "starttls"}
            return SMTP(Receiver(), hostname="mail.test", enable_SMTPUTF8=True,
                        tls_context=context if security == "starttls" else None,
                        require_starttls=security == "starttls", **extra)

        async def main():
            loop = asyncio.get_running_loop()
            server = await loop.create_server(make, "127.0.0.1", 0, ssl=context if security == "tls" else None)
            print(server.sockets[0].getsockname()[1])
            await server.serve_forever()

        asyncio.run(main())
        """#
}
