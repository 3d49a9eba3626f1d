"""A phone of the size that the pictures have: Chromium without a window, driven as a thumb or a keyboard would."""

import os
import shutil
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_core_python.selenium import Axe
from selenium.common.exceptions import TimeoutException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

WIDTH, HEIGHT = 390, 844
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
_LONGEST = 120  # seconds until a page must have changed; nothing waits for that unless a test fails

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def chromium() -> tuple[str, str]:
    """Return where Chromium and its driver are. Without them a test is skipped, but never where CI runs."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if browser and driver:
        return browser, driver
    if os.environ.get("CI"):
        pytest.fail("Chromium and chromedriver must be installed where CI runs")
    pytest.skip("Chromium or chromedriver is not installed here")


@contextmanager
def started(profile: Path, *, alone: bool = False) -> Iterator[Chrome]:
    """Start Chromium with a new profile, and end it. `alone`: its phones may have storage of their own."""
    browser, driver = chromium()
    options = ChromeOptions()
    options.enable_bidi = alone
    options.binary_location = browser
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=Service(executable_path=driver, env={**os.environ, "LANG": "en_US.UTF-8"}))
    try:
        yield chrome
    finally:
        chrome.quit()


class Phone:
    """One tab of a phone, without anything of another one."""

    def __init__(self, chrome: Chrome, *, width: int = WIDTH, dark: bool = False, alone: bool = False) -> None:
        """`alone`: with storage of its own, as of another phone."""
        self._chrome = chrome
        self._before = chrome.current_window_handle
        if alone:
            context = chrome.browser.create_user_context()
            chrome.switch_to.window(chrome.browsing_context.create(type="tab", user_context=context))
        else:
            chrome.switch_to.new_window("tab")
        self._here = chrome.current_window_handle
        self.size(width)
        scheme = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": scheme})

    def size(self, width: int, height: int = HEIGHT) -> None:
        """Show the page at a width in CSS pixels."""
        self._width = width
        metrics = {"width": width, "height": height, "deviceScaleFactor": 2, "mobile": True}
        self._chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def take(self) -> None:
        """Take this one of several phones into the hand."""
        self._chrome.switch_to.window(self._here)

    def close(self) -> None:
        """Close the tab."""
        self._chrome.close()
        self._chrome.switch_to.window(self._before)

    def open(self, link: str) -> None:
        """Load a page."""
        self._chrome.get(link)

    def reload(self) -> None:
        """Load it again."""
        self._chrome.refresh()

    def leave(self) -> None:
        """Look at something else."""
        self._chrome.get("about:blank")

    def come_back(self) -> None:
        """Tell the page that somebody looks at it again."""
        self.run("document.dispatchEvent(new Event('visibilitychange'))")

    def run(self, script: str, *given: object) -> Any:  # noqa: ANN401  # whatever the script returns
        """Run a script in the page."""
        return self._chrome.execute_script(script, *given)

    def until(self, true: Callable[[], object]) -> None:
        """Wait until something is so."""
        WebDriverWait(self._chrome, _LONGEST, poll_frequency=0.05).until(lambda _chrome: true())

    def until_it_says(self, words: str) -> None:
        """Wait until the page shows some words."""
        try:
            self.until(lambda: words in self.text)
        except TimeoutException:
            pytest.fail(f"{words!r} is not in {self.text!r}")

    @property
    def text(self) -> str:
        """What can be read."""
        return str(self.run("return document.body.innerText"))

    @property
    def announced(self) -> str:
        """What is read out to whoever does not see."""
        return str(self.run("return document.getElementById('status').textContent"))

    @property
    def kept(self) -> dict[str, str]:
        """All that the page left in the phone."""
        both = "var all={};[sessionStorage,localStorage].forEach(function(s){for(var k in s){if(s.hasOwnProperty(k))"
        found = self.run(both + "all[k]=s[k]}});all.cookie=document.cookie;return all")
        return {name: value for name, value in found.items() if value}

    @property
    def complaints(self) -> list[str]:
        """What the browser has complained about since it was last asked, but for refusals that the page shows."""
        found = [str(entry["message"]) for entry in self._chrome.get_log("browser")]  # type: ignore[no-untyped-call]  # left out of its types
        return [one for one in found if "Failed to load resource" not in one]

    def press(self, name: str) -> None:
        """Press the button of that name."""
        self._one(f"//button[normalize-space()='{name}']").click()

    def choose(self, statement: str, place: int) -> None:
        """Touch one of the points of a statement, counted from 0."""
        box = self._one(f'//fieldset[.//legend[normalize-space()="{statement}"]]')
        box.find_elements(By.CSS_SELECTOR, ".o")[place].click()

    def write(self, label: str, words: str) -> None:
        """Write into the field of that label."""
        field = self._one(f'//label[contains(normalize-space(), "{label}")]').get_attribute("for")
        self._chrome.find_element(By.ID, str(field)).click()
        self._chrome.execute_cdp_cmd("Input.insertText", {"text": words})  # its keys have no emoji everywhere

    def type(self, *keys: str) -> None:
        """Press keys, wherever the focus is."""
        self._chrome.switch_to.active_element.send_keys(*keys)

    def tab(self) -> None:
        """Press Tab."""
        self.type(Keys.TAB)

    def tab_to(self, name: str) -> None:
        """Press Tab until the thing of that name has the focus."""
        for _ in range(40):
            self.tab()
            if self.focused == name:
                return
        pytest.fail(f"the keyboard does not come to {name}")

    def arrow_right(self) -> None:
        """Press the arrow to the right."""
        self.type(Keys.ARROW_RIGHT)

    def without_javascript(self) -> None:
        """Turn JavaScript off for what is loaded next."""
        self._chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})

    @property
    def focused(self) -> str:
        """What has the focus: its text, or its name."""
        return str(self.run("var a=document.activeElement;return a.textContent||a.id||a.name||a.tagName"))

    def is_too_wide(self) -> bool:
        """Return whether one would have to scroll sideways."""
        return bool(self.run("return document.documentElement.scrollWidth > arguments[0]", self._width))

    def too_small(self) -> list[str]:
        """Return what can be touched and is lower than 44 pixels."""
        low = "return [].filter.call(document.querySelectorAll('button:not([hidden]),.o,textarea,input[type=text]'),"
        return list(self.run(low + "function(n){return n.getBoundingClientRect().height<43.5}).map(n=>n.outerHTML)"))

    def violations(self) -> list[str]:
        """Return what the accessibility checker finds."""
        found = Axe().run(self._chrome, options={"runOnly": {"type": "tag", "values": _RULES}})
        return [f"{one['id']}: {[node['html'] for node in one['nodes']]}" for one in found["violations"]]

    def picture(self, file: Path) -> None:
        """Keep a picture of the whole page."""
        height = int(self.run("return Math.max(window.innerHeight, document.documentElement.scrollHeight)"))
        clip = {"x": 0, "y": 0, "width": self.run("return window.innerWidth"), "height": height, "scale": 1}
        shot = {"format": "png", "captureBeyondViewport": True, "clip": clip}
        file.write_bytes(b64decode(self._chrome.execute_cdp_cmd("Page.captureScreenshot", shot)["data"]))

    def _one(self, path: str) -> WebElement:
        return self._chrome.find_element(By.XPATH, path)
