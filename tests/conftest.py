"""Fixtures and settings for all tests: no home folder of this machine, no network, no colours, no clock."""

from __future__ import annotations

import _socket
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")
_create_connection = socket.create_connection


@pytest.fixture(autouse=True)
def _apart(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests see an empty home, so that models and settings installed there play no part, and no width of terminal."""
    home = tmp_path_factory.mktemp("home")
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    monkeypatch.setenv("HOME", str(home))
    for name in ("ARGOS_PACKAGES_DIR", "ARGOS_TRANSLATE_PACKAGE_DIR", "SNAP", "COLUMNS"):  # pytest-xdist sets the last
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that opens a connection fails."""

    def refuse(*args: object, **kwargs: object) -> NoReturn:
        raise AssertionError(f"a test opened a socket: {args}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch, _no_network: None) -> None:
    """Connections to this machine, and only to it, are allowed."""

    def connect(self: socket.socket, address: Any) -> None:
        here = address[0].startswith("127.") or address[0] in ("localhost", "::1")
        assert here, f"a test opened a socket: {address}"
        _socket.socket.connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket, "create_connection", _create_connection)


@pytest.fixture
def samples() -> Path:
    """The folder of our own sample articles."""
    return Path(__file__).parent / "data" / "articles"
