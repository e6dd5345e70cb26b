"""What tests of language models share: connections to loopback, nothing known of servers before, no long pauses."""

from __future__ import annotations

import _socket
import socket
from typing import Any

import pytest

from translate.machine.llm import llm_provider
from translate.machine.servers import http_client

_create_connection = socket.create_connection


@pytest.fixture(autouse=True)
def _loopback(monkeypatch: pytest.MonkeyPatch, _no_network: None) -> None:
    """Connections to this machine, and only to it, are allowed."""

    def connect(self: socket.socket, address: Any) -> None:
        assert address[0].startswith("127.") or address[0] == "::1", f"a test opened a socket: {address}"
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "create_connection", _create_connection)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of a server of another test, and nobody waits."""
    llm_provider._served.cache_clear()
    llm_provider._model_server.cache_clear()
    monkeypatch.setattr(http_client, "_FIRST_PAUSE", 0.001)


@pytest.fixture(params=["ollama", "openai"])
def protocol(request: pytest.FixtureRequest) -> str:
    """Each protocol."""
    return str(request.param)
