"""A server of a language model that says what a test writes, in the protocols of OpenAI and Ollama."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

from http_server import answering, send

MODEL = "toy:1b"
DIGEST = "0123456789abcdef" * 4
# Our own sentences, with translations that the guard has nothing against.
RUSSIAN = {
    "The mill burned in 1902.": "Мельница сгорела в 1902 году.",
    "Nobody lived there.": "Там никто не жил.",
    "The bridge stood for another 40 years.": "Мост простоял ещё 40 лет.",
    "Children still swim below it.": "Дети до сих пор купаются под ним.",
    "The council met on Tuesday.": "Совет собрался во вторник.",
    "It decided nothing.": "Он ничего не решил.",
    "A baker opened a shop beside the river.": "Пекарь открыл лавку у реки.",
    "Bread was sold there until noon.": "Хлеб там продавали до полудня.",
}
_SHOWN = re.compile(r"<text>\n(.*?)\n</text>", re.DOTALL)


def asked(body: dict[str, Any]) -> str:
    """The text that a request asks to be translated."""
    user = str(body["messages"][-1]["content"])
    found = _SHOWN.search(user)
    return found[1] if found else user


def russian(text: str) -> str:
    """The translation of a text of known sentences; others are said to be unknown."""
    return " ".join(RUSSIAN.get(one, "Неизвестное предложение.") for one in re.split(r"(?<=[.!?]) ", text))


@dataclass
class Script:
    """What a server does. `say`: the content of the answer to a body; `raw`: answers in its place, if it is given, and
    returns True if it did; `wrap`: changes the JSON of an answer; `delay`: seconds before an answer. `bodies`: the
    requests that came; `headers`: theirs."""

    say: Callable[[dict[str, Any]], str] = lambda body: russian(asked(body))
    raw: Callable[[BaseHTTPRequestHandler, dict[str, Any]], bool] | None = None
    wrap: Callable[[dict[str, Any]], dict[str, Any]] = lambda answer: answer
    models: Any = None
    delay: float = 0.0
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    most: int = 0
    _now: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def texts(self) -> list[str]:
        """The texts that were asked, in order."""
        return [asked(body) for body in self.bodies]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    script: Script

    def do_GET(self) -> None:
        self.script.headers.append(dict(self.headers))
        if self.path.endswith("/models"):
            send(self, 200, self.script.models or {"data": [{"id": MODEL, "created": time.time(), "meta": {"n": 1}}]})
        else:
            listed = {"models": [{"name": MODEL, "digest": f"sha256:{DIGEST}"}]}
            send(self, 200, self.script.models or listed)

    def do_POST(self) -> None:
        script = self.script
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with script._lock:
            script.bodies.append(body)
            script.headers.append(dict(self.headers))
            script._now += 1
            script.most = max(script.most, script._now)
        try:
            time.sleep(script.delay)
            with suppress(BrokenPipeError, ConnectionResetError):
                if not (script.raw and script.raw(self, body)):
                    send(self, 200, script.wrap(answer(self.path, script.say(body))))
        finally:
            with script._lock:
                script._now -= 1


def answer(path: str, content: str) -> dict[str, Any]:
    """An answer of the protocol of a path."""
    message = {"role": "assistant", "content": content}
    if path.endswith("/api/chat"):
        return {"model": MODEL, "message": message, "done": True, "done_reason": "stop", "prompt_eval_count": 500}
    return {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": {"prompt_tokens": 500}}


@contextmanager
def serving(script: Script) -> Iterator[str]:
    """The address of a server that follows a script."""
    with answering(type("Handler", (_Handler,), {"script": script})) as url:
        yield url
