"""A service without a socket, asked as clients ask: by literal requests."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from scripted_engine import Scripted

from translate import machine
from translate.machine import Decoding
from translate.project import Options
from translate.serve.application import Service, application
from translate.serve.downloads import Downloads
from translate.serve.gate import HostGate
from translate.serve.keys import Keys
from translate.serve.lanes import Lanes
from translate.serve.limits import Rate, ServiceLimits
from translate.serve.offered import Offered
from translate.serve.translators import Translators

Answer = Callable[[str, Decoding], Sequence[str]]


@dataclass(frozen=True)
class Answered:
    """What comes back. `content`: its JSON, None where it is none."""

    status: int
    body: bytes
    headers: dict[str, str]

    @property
    def content(self) -> Any:
        return json.loads(self.body)


class Client:
    """Asks a service by requests as they go over the wire."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self._gate = HostGate(application(service), frozenset(("127.0.0.1", "localhost", "[::1]")))

    def ask(self, request: str | bytes) -> Answered:
        """The answer to a request. Its body is what comes after the first empty line."""
        data = request if isinstance(request, bytes) else request.encode()
        head, body = re.split(rb"\r?\n\r?\n", data, maxsplit=1)
        first, *lines = head.decode().splitlines()
        method, target, _ = first.split(" ")
        path, _, query = target.partition("?")
        headers = [tuple(part.strip() for part in line.split(":", 1)) for line in lines]
        told = [(name.lower().encode(), value.encode()) for name, value in headers]
        scope = {
            "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
            "root_path": "", "scheme": "http", "http_version": "1.1", "server": ("127.0.0.1", 5000),
            "client": ("127.0.0.1", 40000), "headers": told,
        }  # fmt: skip
        return asyncio.run(self._asked(scope, body))

    async def _asked(self, scope: dict[str, Any], body: bytes) -> Answered:
        sent: list[dict[str, Any]] = []

        waiting = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> dict[str, Any]:
            return waiting.pop() if waiting else await asyncio.Future()  # a client that waits

        async def send(message: Any) -> None:
            sent.append(message)

        await self._gate(scope, receive, send)
        headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
        return Answered(sent[0]["status"], b"".join(one.get("body", b"") for one in sent[1:]), headers)

    def post(self, path: str, content: Any, *headers: str) -> Answered:
        """The answer to JSON."""
        lines = [f"POST {path} HTTP/1.1", "Host: localhost:5000", "Content-Type: application/json", *headers]
        return self.ask("\n".join(lines) + "\n\n" + json.dumps(content, ensure_ascii=True))


@contextmanager
def serving(
    options: Options, offered: Offered, limits: ServiceLimits | None = None, keys: Sequence[str] = ()
) -> Iterator[Client]:
    """A client of a service."""
    translators = Translators(options)
    lanes, downloads = Lanes(translators), Downloads(time.monotonic)
    limits = limits or ServiceLimits()
    rate = Rate(limits.requests, lambda: 0.0)
    try:
        yield Client(Service(offered, lanes, downloads, Keys(tuple(keys)), limits, rate, translators.made_by))
    finally:
        lanes.close()
        downloads.close()


@contextmanager
def scripted(
    answer: Answer, monkeypatch: pytest.MonkeyPatch, folder: Path, limits: ServiceLimits | None = None, **options: Any
) -> Iterator[tuple[Client, Scripted]]:
    """A client of a service from English to Russian whose engine says what a test wants."""
    engine = Scripted(answer)
    monkeypatch.setattr(machine, "load", lambda route, threads: engine)
    monkeypatch.chdir(folder)
    with serving(Options(**options), Offered({"en": ("ru",)}), limits) as client:
        yield client, engine
