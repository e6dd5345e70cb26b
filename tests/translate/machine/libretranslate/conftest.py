"""A scripted server of LibreTranslate on loopback, and no long pauses."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType
from typing import Any

import pytest
from http_server import answering, send

from translate.machine.libretranslate import libretranslate_provider
from translate.machine.servers import http_client

NO_HEADERS: Mapping[str, str] = MappingProxyType({})
Say = Callable[[dict[str, Any]], "tuple[int, Any] | tuple[int, Any, dict[str, str]]"]
"""In: the body of a request to /translate. Out: status, content (bytes as they are), headers."""


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch, loopback: None) -> None:
    """Nothing is known of a server of another test, and nobody waits."""
    libretranslate_provider._served.cache_clear()
    monkeypatch.setattr(http_client, "_FIRST_PAUSE", 0.001)


LANGUAGES = [
    {"code": "en", "name": "English", "targets": ["en", "ru", "zh-Hans"]},
    {"code": "ru", "name": "Russian", "targets": ["en"]},
    {"code": "zh-Hans", "name": "Chinese", "targets": ["en"]},
]
SPEC = {"swagger": "2.0", "info": {"title": "LibreTranslate", "version": "1.9.6"}}


@dataclass
class LibreTranslateScript:
    """A server. `say`: what it answers to /translate; `bodies`: what it was asked; `paths`: every path."""

    say: Say
    languages: Any = field(default_factory=lambda: LANGUAGES)
    spec: Any = field(default_factory=lambda: SPEC)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    @property
    def asked(self) -> list[Any]:
        """The texts of each request."""
        return [body["q"] for body in self.bodies]


def answered(body: dict[str, Any]) -> tuple[int, Any]:
    """What a good server answers: every text in capitals, with alternatives in angle brackets."""
    made = [text.upper() for text in body["q"]] if isinstance(body["q"], list) else body["q"].upper()
    others = [f"<{n}>" for n in range(body.get("alternatives", 0))]
    told: dict[str, Any] = {"translatedText": made}
    if "alternatives" in body:
        told["alternatives"] = [others] * len(made) if isinstance(made, list) else others
    return 200, told


@contextmanager
def serving(script: LibreTranslateScript) -> Iterator[str]:
    """The address of a server that follows a script."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            script.paths.append(self.path)
            known = {"/languages": script.languages, "/spec": script.spec}
            self._tell(*((200, known[self.path]) if known.get(self.path) is not None else (404, {"error": "none"})))

        def do_POST(self) -> None:
            script.paths.append(self.path)
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.bodies.append(body)
            self._tell(*script.say(body))

        def _tell(self, status: int, content: Any, headers: Mapping[str, str] = NO_HEADERS) -> None:
            with suppress(BrokenPipeError, ConnectionResetError):
                send(self, status, content, **headers)

    with answering(Handler) as url:
        yield url
