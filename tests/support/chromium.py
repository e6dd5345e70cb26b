"""A headless Chromium for the tests of pages: the DevTools protocol over two pipes, no socket, no library."""

from __future__ import annotations

import base64
import contextlib
import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

PROGRAM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)
_LAUNCHER = """import os, sys
pipes = [os.dup(int(fd)) for fd in sys.argv[1:3]]
high = [fd if fd > 4 else os.dup(os.dup(os.dup(fd))) for fd in pipes]  # Chromium wants its pipes as 3 and 4
os.dup2(high[0], 3); os.dup2(high[1], 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
PATIENCE = 60  # seconds without a word from the browser


CONTROL, ALT, SHIFT = 2, 1, 8  # modifiers of keys
_CODES = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowDown": 40, "ArrowUp": 38, "Home": 36, "End": 35, "Backspace": 8}


# Roles that a screen reader says, True for those of which it says no more than the name.
_ROLES = {
    "banner": False, "navigation": False, "search": False, "main": False, "form": False, "group": False, "list": False,
    "listitem": False, "dialog": False, "alert": False, "status": False, "link": True, "button": True, "heading": True,
    "textbox": True, "searchbox": True, "combobox": True, "checkbox": True, "radio": True, "image": True,
}  # fmt: skip


def _value(node: dict[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", ""))


class Browser:
    """One page of one browser."""

    def __init__(self, folder: Path) -> None:
        assert PROGRAM
        self.folder, self._buffer, self._count, self.messages = folder, b"", 0, list[str]()
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--no-first-run"]
        # One process for all pages of a site: a page sees what the one before has stored, however late that is written.
        arguments += ["--process-per-site", f"--user-data-dir={folder / 'profile'}"]
        self._process = subprocess.Popen(
            [sys.executable, "-c", _LAUNCHER, str(theirs_in), str(theirs_out), PROGRAM, *arguments],
            pass_fds=(theirs_in, theirs_out),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder)},
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._loaded = False
        self._session = ""
        self.turn(self.new_page())

    def new_page(self) -> str:
        """A further page in the same browser, which shares its storage; `turn` makes it the one that is spoken to."""
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        session: str = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"):
            self.call(f"{domain}.enable", session)
        return session

    def turn(self, page: str) -> str:
        """Speak to another page from now on. Returns the one before."""
        before, self._session = self._session, page
        return before

    def call(self, method: str, session: str = "", **params: Any) -> Any:
        number = self._ask(method, session, **params)
        while (answer := self._next()).get("id") != number:
            pass
        assert "error" not in answer, f"{method}: {answer['error']}"
        return answer["result"]

    def _ask(self, method: str, session: str, **params: Any) -> int:
        self._count += 1
        message = {"id": self._count, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(self._out, json.dumps(message).encode() + b"\0")
        return self._count

    def send(self, method: str, **params: Any) -> Any:
        return self.call(method, self._session, **params)

    def _next(self) -> dict[str, Any]:
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], max(0, end - time.monotonic()))
            assert ready, "the browser does not answer"
            chunk = os.read(self._in, 1 << 20)
            assert chunk, "the browser has gone"
            self._buffer += chunk
        raw, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(raw)
        if message.get("method") in ("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded"):
            self.messages.append(json.dumps(message["params"], ensure_ascii=False)[:600])
        self._loaded |= message.get("method") == "Page.loadEventFired"
        if message.get("method") == "Page.javascriptDialogOpening":  # the page asks whether it may be left
            self.messages.append(message["params"]["type"])
            self._ask("Page.handleJavaScriptDialog", self._session, accept=True)
        return message

    def open(self, path: Path, script: bool = True) -> None:
        """Load a page from a file, and wait until it is there."""
        self.messages.clear()
        if script:
            self._await_storage()
        self._go(path, script)

    def _await_storage(self) -> None:
        """Go to an empty file once it sees what was stored: storing is not done when its call is, nor before a load."""
        stored = (
            "(() => { try { return JSON.stringify(Object.entries(localStorage).sort()) } catch { return null } })()"
        )
        before = self.run(stored)
        empty = self.folder / "empty.html"
        empty.write_text("", "utf-8")
        self._go(empty, True)
        self._until(lambda: before in (None, self.run(stored)), "what was stored is not there")

    def visit(self, url: str) -> None:
        """Load a page from a server, and wait until it is there."""
        self.messages.clear()
        self.send("Emulation.setScriptExecutionDisabled", value=False)
        self.run("globalThis.isFormerPage = true")
        self.send("Page.navigate", url=url)
        self.until("!globalThis.isFormerPage && document.readyState === 'complete'")

    def reload(self) -> None:
        """Load the page again, and wait until it is there."""
        self.run("globalThis.isFormerPage = true")
        self.send("Page.reload")
        self.until("!globalThis.isFormerPage && document.readyState === 'complete'")

    def until(self, script: str, patience: float = PATIENCE) -> Any:
        """Wait until an expression is true, and return its value, True for an object."""
        end = time.monotonic() + patience
        while not (
            found := self._tried(f"((found) => (typeof found === 'object' ? found !== null : found))({script})")
        ):
            assert time.monotonic() < end, f"never true: {script}\n{self.messages}"
            time.sleep(0.02)
        return found

    def _tried(self, script: str) -> Any:
        """The value of an expression, None while one page gives way to the next."""
        try:
            return self.run(script)
        except AssertionError as error:
            if "navigated" in str(error) or "context" in str(error):
                return None
            raise

    def press(self, key: str, modifiers: int = 0, code: str = "") -> None:
        """Press a key, by its name or the letter that it types. `code`: its place, where that does not follow."""
        letter = "\r" if key == "Enter" else key if len(key) == 1 else ""
        typed = {"text": letter} if letter and modifiers in (0, SHIFT) else {}
        usual = f"Digit{key}" if key.isdigit() else f"Key{key.upper()}" if len(key) == 1 and key.isalpha() else key
        number = _CODES.get(key, ord(key[0].upper()))
        for kind in ("keyDown" if typed else "rawKeyDown", "keyUp"):
            more = typed if kind == "keyDown" else {}
            told = {"key": key, "code": code or usual, "windowsVirtualKeyCode": number, "modifiers": modifiers}
            self.send("Input.dispatchKeyEvent", type=kind, **told, **more)

    def write(self, text: str) -> None:
        """Type a text where the focus is, as an input method does."""
        self.send("Input.insertText", text=text)

    def _go(self, path: Path, script: bool) -> None:
        if script:  # the same address may be loaded again: the page before must not be taken for the new one
            self.run("globalThis.isFormerPage = true")
        self.send("Emulation.setScriptExecutionDisabled", value=not script)
        self._loaded = False  # the event may come before the answer
        self.send("Page.navigate", url=path.as_uri())
        while not self._loaded:
            self._next()
        where = "globalThis.isFormerPage ? '' : location.href + document.readyState"
        if script:  # the event may have been of the page before
            self._until(lambda: self.run(where) == f"{path.as_uri()}complete", "the page does not come")

    def _until(self, holds: Callable[[], bool], otherwise: str) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, otherwise
            time.sleep(0.05)

    def run(self, script: str) -> Any:
        """The value of an expression (JSON), promises waited for."""
        found = self.send(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def heard(self) -> str:
        """What a screen reader says of the page, line by line: texts, and what has a role of its own with its name."""
        nodes = {node["nodeId"]: node for node in self.send("Accessibility.getFullAXTree")["nodes"]}
        lines = list[str]()

        def walk(node: dict[str, Any], depth: int) -> None:
            role, name = _value(node, "role"), _value(node, "name")
            is_said = not node["ignored"] and (role in _ROLES or role == "StaticText")
            if is_said:
                told = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
                states = [word for word in ("disabled", "focused") if told.get(word)]
                states += ["checked"] if told.get("checked") == "true" else []
                value = _value(node, "value")
                label = "" if role == "StaticText" else f"{role}: "
                lines.append("  " * depth + ", ".join([f"{label}{name}{f' = {value}' if value else ''}", *states]))
            if not (is_said and _ROLES.get(role)):
                for child in node.get("childIds", ()):
                    if child in nodes:
                        walk(nodes[child], depth + is_said)

        walk(next(iter(nodes.values())), 0)
        return "".join(f"{line.rstrip()}\n" for line in lines if line.strip())

    def picture(self, path: Path, width: int, height: int, dark: bool = False) -> None:
        """A screenshot of the top of the page."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.send("Emulation.setEmulatedMedia", features=features)
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot")["data"]))

    def computed(self) -> float:
        """The processor time of the page so far, in seconds, however busy the machine is."""
        self.send("Performance.enable", timeDomain="threadTicks")
        found = {one["name"]: one["value"] for one in self.send("Performance.getMetrics")["metrics"]}
        return float(found["TaskDuration"])

    def printed(self, path: Path) -> None:
        """The page as a PDF."""
        path.write_bytes(base64.b64decode(self.send("Page.printToPDF", preferCSSPageSize=True)["data"]))

    def close(self) -> None:
        with contextlib.suppress(AssertionError, OSError):
            self.call("Browser.close")
        os.close(self._out)
        os.close(self._in)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A browser for the tests of a module, which are skipped where there is none."""
    if not PROGRAM:
        pytest.skip("no Chromium (apt-get install chromium-headless-shell)")
    found = Browser(tmp_path_factory.mktemp("browser"))
    yield found
    found.close()
