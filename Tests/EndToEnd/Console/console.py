"""The console in a real Chromium, as a person uses it: console.py ADDRESS ONE-TIME-PASSWORD RECORDINGS LANGUAGE

Ends with 0 when everything was as it has to be; otherwise says what was not, and leaves a picture of the page.
"""
import os, sys, tempfile, time

from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

import people

ADDRESS, PASSWORD, RECORDINGS, LANGUAGE = sys.argv[1:5]
OWN = "見附 で守る 会社のPC 2026"
JAPANESE = LANGUAGE == "ja"


def say(english, japanese):
    return japanese if JAPANESE else english


class Person:
    """Somebody with a browser of their own."""

    def __init__(self):
        self.downloads = tempfile.mkdtemp()
        options = webdriver.ChromeOptions()
        for argument in (
            "--headless=new", "--no-sandbox", "--ignore-certificate-errors", "--window-size=1400,1000",
            "--disable-dev-shm-usage", f"--lang={LANGUAGE}",
        ):
            options.add_argument(argument)
        options.add_experimental_option(
            "prefs", {"intl.accept_languages": LANGUAGE, "download.default_directory": self.downloads})
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        # What chromium-driver brings: nothing is looked for elsewhere.
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))

    def wait(self, condition, what):
        try:
            # An element may be replaced between finding it and reading it, since pages bring themselves up to date.
            return WebDriverWait(
                self.driver, 60, poll_frequency=0.05, ignored_exceptions=[StaleElementReferenceException, IndexError]
            ).until(lambda _: condition() or (self.is_cut() and self.driver.refresh()))
        except Exception as problem:
            picture = os.path.join(tempfile.gettempdir(), f"mitsuke-console-{LANGUAGE}.png")
            self.driver.save_screenshot(picture)
            text = self.driver.find_element(By.TAG_NAME, "body").text[:2000]
            sys.exit(f"{LANGUAGE}: waited in vain for: {what}\nat {self.driver.current_url}, see {picture}\n{text}\n{type(problem).__name__}")

    def is_cut(self):
        """A request that Chromium gave up because an interface of this machine came or went."""
        try:
            return "ERR_NETWORK_CHANGED" in self.driver.find_element(By.TAG_NAME, "body").text
        except Exception:
            return False

    def open(self, path):
        try:
            self.driver.get(ADDRESS + path)
        except WebDriverException as problem:
            if "ERR_NETWORK_CHANGED" not in str(problem):
                raise
            self.driver.get(ADDRESS + path)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.wait(lambda: (self.all(selector) or [None])[0], selector)

    def text(self):
        return self.one("main").text

    def fill(self, name, value):
        field = self.one(f"[name='{name}']")
        field.clear()
        field.send_keys(value)

    def press(self, selector):
        """Presses a button and waits for the page that comes."""
        before = self.one("html")
        self.one(selector).click()
        self.wait(lambda: self.is_gone(before), f"the page after {selector}")

    @staticmethod
    def is_gone(element):
        try:
            element.is_enabled()
            return False
        except Exception:
            return True

    def see(self, *words):
        for word in words:
            self.wait(lambda: word in self.text(), f"“{word}” on the page")

    def sign_in(self, name, password):
        self.open("/sign-in")
        self.fill("name", name)
        self.fill("password", password)
        self.press("main form button")

    def choose_password(self, old, new):
        self.fill("old", old)
        self.fill("new", new)
        self.fill("again", new)
        self.press("main form button")

    def end(self):
        problems = [
            entry["message"] for entry in self.driver.get_log("browser")
            if entry["level"] == "SEVERE" and "status of 4" not in entry["message"]
        ]
        self.driver.quit()
        if problems:
            sys.exit(f"{LANGUAGE}: the browser complained: {problems}")


def first_sign_in(admin):
    admin.open("/alerts")
    admin.see(say("Sign in to Mitsuke", "見附にサインイン"))
    assert admin.one("html").get_attribute("lang") == LANGUAGE
    admin.sign_in("admin", "not this one")
    admin.see(say("is not right", "正しくありません"))
    admin.sign_in("admin", PASSWORD)
    admin.see(say("Choose a new password", "新しいパスワードの設定"))
    # Nothing else can be seen before.
    admin.open("/alerts")
    admin.see(say("Choose a new password", "新しいパスワードの設定"))
    admin.choose_password(PASSWORD, OWN)
    admin.see(say("There are no logs yet", "ログはまだありません"))


def imports(admin):
    admin.open("/imports")
    files = sorted(os.path.join(RECORDINGS, name) for name in os.listdir(RECORDINGS) if "." in name and name != "README.md")
    admin.one("input[type=file]").send_keys("\n".join(files))
    admin.press("form[data-upload] button")
    # The page brings itself up to date while the import runs.
    admin.wait(lambda: say("done", "完了") in admin.one(".big").text, "the end of the import")
    admin.open("/imports")
    admin.see(os.path.basename(files[0]))


def alert(admin):
    admin.open("/alerts")
    rows = admin.wait(lambda: admin.all("table.rows tbody tr"), "rows of alerts")
    assert len(rows) > 5, len(rows)
    admin.open("/alerts?rule=transfer.ftp-script")
    admin.one("table.rows td:nth-child(2) a").click()
    admin.see(say("Who started whom", "プロセスのつながり"), say("What to do next", "次にすること"), "T1071.002")
    names = [text.text for text in admin.all("svg.tree text:not(.faint)")]
    assert any("WINWORD.EXE" in name for name in names), names
    assert "ftp.exe" in admin.one("svg.tree .acting text").text, names
    admin.press(f"form[action$='/assignee'] button")
    admin.see(say("in the care of admin", "担当 admin"))
    admin.fill("comment", "<script>document.title='x'</script> 確認しました")
    admin.press("form[action$='/comment'] button")
    admin.see("<script>", "確認しました")
    assert "x" != admin.driver.title
    return admin.driver.current_url[len(ADDRESS):]


def exception(admin, path):
    """What is normal here is seen first, then makes no alert, then is taken back."""
    admin.open(path)
    admin.one(f"a[href='{path}/normal']").click()
    admin.see(say("What it would have silenced", "過去30日間で対象になる検出"))
    assert admin.all("figure.chart rect"), "the days of the preview are drawn"
    admin.fill("program", r"C:\nowhere\*")
    admin.press("main form button[value=preview]")
    admin.see(say("Nothing fits", "該当する検出がありません"))
    admin.fill("program", r"C:\*\ftp.exe")
    admin.press("main form button[value=preview]")
    admin.see(say("The newest ones", "最新の例"))
    reason = admin.one("textarea[name=reason]")
    reason.send_keys("毎晩の送信 <b>")
    admin.press("main form button[value=make]")
    admin.see(say("The exception was made; 1 alerts were closed", "例外を作成しました（完了にしたアラート: 1件）"), "毎晩の送信 <b>", "ftp.exe")
    admin.open(path)
    admin.see(say("false alarm", "誤検知"))
    admin.open("/exceptions")
    admin.press("form[action$='/end'] button")
    admin.see(say("The exception was taken back", "例外を取り消しました"), say("There are none.", "有効な例外はありません。"))
    admin.see(say("taken back by admin", "admin が取り消し"))


def search(admin):
    admin.open("/logs?log=transfer&text=ftp")
    lines = admin.wait(lambda: admin.all("table.lines tbody tr"), "lines of the transfer log")
    assert all("ftp" in line.text.lower() for line in lines)
    admin.driver.find_element(By.CSS_SELECTOR, "a[href*='format=csv']").click()
    path = os.path.join(admin.downloads, "mitsuke-logs.csv")
    admin.wait(lambda: os.path.exists(path), "the exported file")
    import csv
    with open(path, encoding="utf-8-sig", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == len(lines), (len(table), len(lines))
    assert all("ftp" in "".join(row.values()).lower() for row in table)
    admin.fill("name", "FTP")
    admin.press("form[action='/logs/searches'] button")
    admin.see(say("The search was saved", "検索を保存しました"))
    admin.one("table.lines a.mono").click()
    admin.see(say("What it did", "このプロセスの動作"))


def policy(admin):
    admin.open("/policies/watch/transfer")
    ports = admin.one("textarea[name='f.ports']")
    ports.send_keys("70000")
    admin.press("form.policy button")
    admin.see("70000")
    assert admin.all(".field.wrong textarea[name='f.ports']")
    ports = admin.one("textarea[name='f.ports']")
    ports.clear()
    ports.send_keys("21\n2121")
    admin.fill("comment", "社内のFTPサーバー")
    admin.press("form.policy button")
    admin.see(say("The policy was changed", "ポリシーを変更しました"))
    admin.open("/policies/history")
    admin.see("社内のFTPサーバー")
    admin.one("table.rows a").click()
    admin.see("ports: [21, 2121]")


def keyboard(admin):
    admin.open("/alerts")
    admin.one("table.rows")
    ActionChains(admin.driver).send_keys("jjk").send_keys("j").perform()
    focused = admin.driver.execute_script("return document.activeElement.closest('tr')?.rowIndex")
    assert focused == 2, focused


def another_role(admin):
    admin.open("/people")
    admin.fill("name", "keiri")
    admin.one("input[name=role][value=viewer]").click()
    admin.press("form[action='/people'] button")
    password = admin.one(".secret").text.strip()
    viewer = Person()
    viewer.sign_in("keiri", password)
    viewer.choose_password(password, OWN + "!")
    viewer.open("/alerts")
    viewer.one("table.rows")
    assert not viewer.all("nav.side a[href='/people']")
    for path in ("/people", "/logs", "/audit", "/imports", "/settings"):
        viewer.open(path)
        viewer.see(say("Not allowed", "許可されていません"))
    viewer.end()


admin = Person()
first_sign_in(admin)
imports(admin)
exception(admin, alert(admin))
search(admin)
policy(admin)
keyboard(admin)
another_role(admin)
people.second_factor(admin, OWN, say)
people.audit(admin, say)
admin.end()
print(f"{LANGUAGE}: all as it has to be")
