"""Forty phones in one Chromium, each with storage of its own, in a process that leaves the window its processor.

A phone is a tab in a user context: nothing of another one is in it. What a person does, a script in it does, with the
page's own buttons: it types the code, begins, chooses on each page, and waits at the last one. All load the page at one
moment and hand in at another, by the clock that they share.

It prints a line of JSON when all phones lie there, and one for each line that it reads, when all were thanked. Chromium
runs at the lowest priority, for real phones bring processors of their own.
"""

import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.wait import WebDriverWait

_LONGEST = 600  # seconds; a busy machine leaves them little
_SOON = 3000  # ms from telling the first phone when to do something until all do it
_GROUP = Path("/proc/self/autogroup")
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-component-update",
    "--disable-renderer-backgrounding",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

_PERSON = """
document.addEventListener('DOMContentLoaded', function () {
  var page = document.getElementById('page');
  function named(words) {
    return [].filter.call(page.querySelectorAll('button'), function (one) { return one.textContent === words; })[0];
  }
  function choose() {
    page.querySelectorAll('fieldset').forEach(function (lines) {
      var points = lines.querySelectorAll('input');
      points[Math.floor(Math.random() * points.length)].click();
    });
  }
  function act() {
    var typed = document.getElementById('code');
    if (typed && !typed.value) {
      typed.value = CODE;
      page.querySelector('form').requestSubmit();
    } else if (named('Begin')) {
      named('Begin').click();
    } else if (named('Next')) {
      choose();
      named('Next').click();
    } else if (named('Hand in') && !window.handIn) {
      choose();
      window.handIn = function () { named('Hand in').click(); };
    }
  }
  new MutationObserver(act).observe(page, { childList: true });
  act();
});
"""
_LOAD = "try { sessionStorage.clear(); } catch (nothing) { /* of no page */ } location.href = ADDRESS;"
_FETCH = "fetch('/page.css', { cache: 'no-store' }).then(function () { window.fetched = true; })"
_THANKED = "return document.body.textContent.indexOf('Thank you') >= 0"


class Phones:
    """Phones that lie there."""

    def __init__(self, chrome: Chrome, count: int, address: str, code: str) -> None:
        self._chrome = chrome
        self._address = f"http://{address}/"
        self._tabs = [self._new(code) for _ in range(count)]

    def answer(self) -> dict[str, list[float]]:
        """Load the page, answer, and hand in, all at once; return how long each took, in ms.

        `answers` is from the click until the reply was there, as the phone saw it. `files` is the same for the style of
        the page, which the laptop has in its memory, all at once again: what phones and network take for themselves.
        """
        self._each("window.handIn = window.fetched = undefined;")  # of the answer before
        self._all_at_once(_LOAD.replace("ADDRESS", json.dumps(self._address)))
        self._until("return Boolean(window.handIn)")
        self._all_at_once("window.handIn()")
        self._until(_THANKED)
        answers = self._times("/answer")
        self._all_at_once(_FETCH)
        self._until("return window.fetched === true")
        return {"answers": answers, "files": self._times("/page.css")}

    def _new(self, code: str) -> str:
        context = self._chrome.browser.create_user_context()
        tab: str = self._chrome.browsing_context.create(type="tab", user_context=context)
        self._chrome.switch_to.window(tab)
        person = {"source": _PERSON.replace("CODE", json.dumps(code))}
        self._chrome.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", person)
        return tab

    def _each(self, script: str, *given: object) -> list[Any]:
        found = []
        for tab in self._tabs:
            self._chrome.switch_to.window(tab)
            found.append(self._chrome.execute_script(script, *given))
        return found

    def _all_at_once(self, act: str) -> None:
        """Have all phones do something at one moment, soon."""
        at = time.time() * 1000 + _SOON
        self._each(f"setTimeout(function () {{ {act} }}, {at} - Date.now());")

    def _until(self, so: str) -> None:
        """Wait until something is so on each phone."""
        WebDriverWait(self._chrome, _LONGEST).until(lambda _chrome: all(self._each(so)))

    def _times(self, name: str) -> list[float]:
        """Return how long the last request of that name took on each phone."""
        last = "return performance.getEntriesByType('resource').filter(function (one) { return one.name.slice(-"
        return self._each(f"{last}{len(name)}) === '{name}'; }}).pop().duration")


@contextmanager
def chromium() -> Iterator[Chrome]:
    """Start Chromium with a new profile, and end it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = ChromeOptions()
        options.enable_bidi = True
        options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
        for flag in (*_FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        service = Service(executable_path=shutil.which("chromedriver"), env={**os.environ, "LANG": "en_US.UTF-8"})
        chrome = Chrome(options=options, service=service)
        chrome.set_script_timeout(_LONGEST)
        try:
            yield chrome
        finally:
            chrome.quit()


def _give_way() -> None:
    """Take the processor only where nobody else wants it, this process and all that it starts."""
    if hasattr(os, "nice"):
        os.nice(19)
    if _GROUP.exists():  # Linux shares the processor between sessions first
        os.setsid()
        _GROUP.write_text("19")


def main() -> None:
    """Be as many phones as the first word says, at the address and with the code that follow; answer for each line."""
    _give_way()
    count, address, code = sys.argv[1:]
    with chromium() as chrome:
        phones = Phones(chrome, int(count), address, code)
        print(json.dumps({}), flush=True)
        for _line in sys.stdin:
            print(json.dumps(phones.answer()), flush=True)


if __name__ == "__main__":
    main()
