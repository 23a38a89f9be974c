"""What somebody does with the own account and the audit log; part of console.py."""
import base64, hashlib, hmac, os, shutil, struct, subprocess, tempfile, time
from urllib.parse import parse_qs, unquote, urlparse


def code(secret):
    """The code that an authenticator app shows now (RFC 6238)."""
    counter = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[19] & 15
    return "%06d" % ((struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1_000_000)


def scanned(admin):
    """The secret, from the picture as a telephone would read it; without zbarimg, from the text below it."""
    shown = admin.one(".secret code").get_attribute("textContent").replace(" ", "")
    if not shutil.which("zbarimg"):
        return shown
    with tempfile.TemporaryDirectory() as folder:
        picture = os.path.join(folder, "qr.png")
        admin.one("svg.qr").screenshot(picture)
        read = subprocess.run(["zbarimg", "--quiet", "--raw", picture], capture_output=True, text=True, check=True)
    address = urlparse(read.stdout.strip())
    assert address.scheme == "otpauth" and unquote(address.path).endswith(":admin"), address
    secret = parse_qs(address.query)["secret"][0]
    assert secret == shown, (secret, shown)
    return secret


def second_factor(admin, own, say):
    admin.open("/account/second-factor")
    secret = scanned(admin)
    admin.fill("code", "12")
    admin.fill("password", own)
    admin.press("main form .first")
    admin.see(say("The code is not right", "コードが正しくありません"))
    admin.fill("code", code(secret))
    admin.fill("password", own)
    admin.press("main form .first")
    recovery = [item.text for item in admin.all("ol.secrets code")]
    assert len(recovery) == 10, recovery
    admin.press("nav.side form[action='/sign-out'] button")
    admin.sign_in("admin", own)
    admin.see(say("Code from your authenticator app", "認証アプリのコード"))
    admin.fill("code", "12")
    admin.press("main form button")
    admin.see(say("was used already", "すでに使用されています"))
    admin.fill("code", recovery[3].upper())
    admin.press("main form button")
    admin.open("/account")
    admin.see(say("Recovery codes left: 9", "残りのリカバリーコード: 9個"))
    admin.one("form[action='/account/second-factor/change'] [name=password]").send_keys(own)
    admin.press("form[action='/account/second-factor/change'] button[value=off]")
    admin.see(say("The second factor is off", "2要素認証を無効にしました"))


def audit(admin, say):
    admin.open("/audit?action=second-factor")
    admin.see(say("used a recovery code", "リカバリーコードを使用"), say("turned a second factor off", "2要素認証を解除"))
    head = admin.one("dl.facts code").text
    admin.fill("head", head)
    admin.press("form[action='/audit/verify'] button")
    admin.see(say("The audit log is whole", "監査ログに異常はありません"))
    admin.fill("head", "0" * 64 + ":1")
    admin.press("form[action='/audit/verify'] button")
    admin.see(say("this is not the log whose head was kept", "控えたハッシュと一致しません"))
