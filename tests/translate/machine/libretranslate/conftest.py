"""A scripted server of LibreTranslate on loopback, and no long pauses."""

from __future__ import annotations

import _socket
import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from translate.machine.libretranslate import libretranslate_provider
from translate.machine.servers import http_client

_create_connection = socket.create_connection
Say = Callable[[dict[str, Any]], "tuple[int, Any] | tuple[int, Any, dict[str, str]]"]
"""In: the body of a request to /translate. Out: status, content (bytes as they are), headers."""


@pytest.fixture(autouse=True)
def _loopback(monkeypatch: pytest.MonkeyPatch, _no_network: None) -> None:
    """Connections to this machine, and only to it, are allowed."""

    def connect(self: socket.socket, address: Any) -> None:
        assert address[0].startswith("127."), f"a test opened a socket: {address}"
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "create_connection", _create_connection)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
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
            self._send(*((200, known[self.path]) if known.get(self.path) is not None else (404, {"error": "none"})))

        def do_POST(self) -> None:
            script.paths.append(self.path)
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            script.bodies.append(body)
            self._send(*script.say(body))

        def _send(self, status: int, content: Any, headers: dict[str, str] | None = None) -> None:
            data = content if isinstance(content, bytes) else json.dumps(content).encode()
            with suppress(BrokenPipeError, ConnectionResetError):
                self.send_response(status)
                for name, value in (headers or {}).items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
